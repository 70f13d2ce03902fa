using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>The settings of a Pooling module, in both generations of their form.</summary>
/// <param name="Modes">How tokens are pooled.</param>
/// <param name="IncludesPrompt">Whether the tokens of the prompt are pooled too.</param>
/// <param name="Dimension">Values of one token's vector; null where it does not say.</param>
internal sealed record PoolingFile(PoolingMode Modes, bool IncludesPrompt, int? Dimension)
{
    public const string Remedy = "state the pooling (option Pooling, --pooling).";

    /// <summary>Names of the modes as flags of the first generation and as values of the second, in the order of concatenation.</summary>
    private static readonly (string Flag, string Value, PoolingMode Mode)[] Names =
    [
        ("pooling_mode_cls_token", "cls", PoolingMode.Cls),
        ("pooling_mode_max_tokens", "max", PoolingMode.Max),
        ("pooling_mode_mean_tokens", "mean", PoolingMode.Mean),
        ("pooling_mode_mean_sqrt_len_tokens", "mean_sqrt_len_tokens", PoolingMode.MeanSqrtLength),
        ("pooling_mode_weightedmean_tokens", "weightedmean", PoolingMode.WeightedMean),
        ("pooling_mode_lasttoken", "lasttoken", PoolingMode.LastToken),
    ];

    public static PoolingMode All { get; } = Names.Aggregate(PoolingMode.None, (modes, n) => modes | n.Mode);

    /// <summary>Reads the file, or what the options state in its stead; null where neither says.</summary>
    public static PoolingFile? Read(string? path, PoolingMode? stated)
    {
        using FolderJson? json = File.Exists(path) ? FolderJson.Open(path) : null;
        if (json is null)
            return stated is { } alone ? new(alone, true, null) : null;

        PoolingFile file = new(
            stated ?? ReadModes(json),
            json.Flag("include_prompt") ?? true,
            json.Int32("embedding_dimension") ?? json.Int32("word_embedding_dimension"));
        // Versions of the reference differ here: the first token of all, or the first after the prompt.
        return file.IncludesPrompt || !file.Modes.HasFlag(PoolingMode.Cls)
            ? file
            : throw new EncoderFormatException(json.Path, $"pooling by the first token with include_prompt false is not supported; {Remedy}");
    }

    private static PoolingMode ReadModes(FolderJson json)
    {
        if (json.Root.TryGetProperty("pooling_mode", out JsonElement value))
            return ReadList(json.Path, value);

        PoolingMode modes = PoolingMode.None;
        foreach ((string flag, _, PoolingMode mode) in Names)
            modes |= json.Flag(flag) == true ? mode : PoolingMode.None;
        return modes != PoolingMode.None ? modes : throw new EncoderFormatException(json.Path, $"no known pooling mode is on; {Remedy}");
    }

    private static PoolingMode ReadList(string path, JsonElement value)
    {
        string[] names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.ToString())] : [value.ToString()];
        PoolingMode modes = PoolingMode.None;
        foreach (string name in names)
        {
            PoolingMode mode = Names.FirstOrDefault(n => n.Value == name).Mode;
            if (mode == PoolingMode.None)
                throw new EncoderFormatException(path, $"the pooling mode '{name}' is not known; known are {string.Join(", ", Names.Select(n => n.Value))}.");
            // A list is put together in its own order; the flags of an enum have but one.
            if (mode <= modes)
                throw new EncoderFormatException(path, $"the pooling modes {string.Join(", ", names)} are not in the order {string.Join(", ", Names.Select(n => n.Value))}, which alone is supported.");
            modes |= mode;
        }

        return modes != PoolingMode.None ? modes : throw new EncoderFormatException(path, $"the list of pooling modes is empty; {Remedy}");
    }
}
