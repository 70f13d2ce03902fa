using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>
/// What an encoder folder in the sentence-transformers layout says about itself, completed by the caller's options.
/// </summary>
internal sealed record EncoderSettings(
    string ModelPath, string TokenizerPath, PoolingMode Pooling, bool Normalize, int MaxTokens, string Prompt,
    IReadOnlyDictionary<string, string> Prompts)
{
    private static readonly (string Key, PoolingMode Mode)[] PoolingKeys =
    [
        ("pooling_mode_cls_token", PoolingMode.Cls),
        ("pooling_mode_mean_tokens", PoolingMode.Mean),
        ("pooling_mode_max_tokens", PoolingMode.Max),
        ("pooling_mode_mean_sqrt_len_tokens", PoolingMode.MeanSqrtLength),
        ("pooling_mode_weightedmean_tokens", PoolingMode.WeightedMean),
        ("pooling_mode_lasttoken", PoolingMode.LastToken),
    ];

    public static EncoderSettings Read(string folder, EncoderOptions options)
    {
        if (!Directory.Exists(folder))
            throw new EncoderFormatException(folder, "there is no such encoder folder.");

        if (options.MaxTokens is < 3)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxTokens, "The length limit must leave room for two special tokens and one of the text.");

        PromptsFile prompts = PromptsFile.Read(folder);
        EncoderSettings settings = new(
            FindModel(folder),
            Require(folder, "tokenizer.json", "without it no text can be encoded; take it from the model's page."),
            options.Pooling ?? ReadPooling(folder),
            options.Normalize ?? ReadNormalize(folder),
            options.MaxTokens ?? ReadMaxTokens(folder),
            prompts.Choose(options),
            prompts.Prompts);
        settings.RefuseMoreTokensThanPositions(folder);
        return settings;
    }

    private static string FindModel(string folder)
    {
        string nested = Path.Combine(folder, "onnx", "model.onnx");
        string flat = Path.Combine(folder, "model.onnx");
        return File.Exists(nested) ? nested
            : File.Exists(flat) ? flat
            : throw new EncoderFormatException(folder, "has neither onnx/model.onnx nor model.onnx; export the model to ONNX first.");
    }

    private static PoolingMode ReadPooling(string folder)
    {
        const string Remedy = "state the pooling (option Pooling, --pooling).";
        string path = Require(folder, "1_Pooling/config.json", Remedy);
        using JsonDocument json = Parse(path, JsonValueKind.Object);
        PoolingMode[] modes = [.. PoolingKeys
            .Where(k => json.RootElement.TryGetProperty(k.Key, out JsonElement on) && on.ValueKind == JsonValueKind.True)
            .Select(k => k.Mode)];
        return modes.Length == 1
            ? modes[0]
            : throw new EncoderFormatException(path, $"{(modes.Length == 0 ? "no known pooling mode is on" : $"several pooling modes are on ({string.Join(", ", modes)})")}, exactly one is supported; {Remedy}");
    }

    private static bool ReadNormalize(string folder)
    {
        const string Remedy = "state whether embeddings are normalised (option Normalize, --normalize true|false).";
        string path = Require(folder, "modules.json", Remedy);
        using JsonDocument json = Parse(path, JsonValueKind.Array);
        bool normalize = false;
        foreach (JsonElement module in json.RootElement.EnumerateArray())
        {
            string type = module.ValueKind == JsonValueKind.Object && module.TryGetProperty("type", out JsonElement t) ? t.ToString() : "";
            switch (type[(type.LastIndexOf('.') + 1)..])
            {
                case "Transformer" or "Pooling": break;
                case "Normalize": normalize = true; break;
                default: throw new EncoderFormatException(path, $"the module '{type}' is not supported; an encoder that needs it would give wrong vectors without.");
            }
        }

        return normalize;
    }

    private static int ReadMaxTokens(string folder)
    {
        const string Remedy = "state the length limit in tokens (option MaxTokens, --max-tokens).";
        string path = Require(folder, "sentence_bert_config.json", Remedy);
        using JsonDocument json = Parse(path, JsonValueKind.Object);
        return ReadInt32(json.RootElement, "max_seq_length") is { } value and > 2
            ? value
            : throw new EncoderFormatException(path, $"max_seq_length is missing or not a number above 2; {Remedy}");
    }

    /// <summary>A longer window than the model has positions would fail in the middle of the work, at the first long text.</summary>
    private void RefuseMoreTokensThanPositions(string folder)
    {
        string path = Path.Combine(folder, "config.json");
        if (!File.Exists(path))
            return;

        using JsonDocument json = Parse(path, JsonValueKind.Object);
        if (ReadInt32(json.RootElement, "max_position_embeddings") is { } positions && MaxTokens > positions)
            throw new EncoderFormatException(path, $"the model has {positions} positions, so a length limit of {MaxTokens} tokens is too long; state at most {positions} (option MaxTokens, --max-tokens).");
    }

    private static int? ReadInt32(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;

    private static string Require(string folder, string file, string remedy) => FolderJson.Require(folder, file, remedy);

    private static JsonDocument Parse(string path, JsonValueKind root) => FolderJson.Parse(path, root);
}
