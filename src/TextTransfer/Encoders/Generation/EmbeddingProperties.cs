using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TextTransfer.Encoders.Generation;

/// <summary>What a <see cref="TextEmbedding"/> says beside its vector, as additional properties of a generated embedding.</summary>
internal static class EmbeddingProperties
{
    public const string Tokens = Prefix + "tokens";
    public const string Windows = Prefix + "windows";
    public const string Truncated = Prefix + "truncated";

    /// <summary>Others have tokens and fingerprints too, of another meaning.</summary>
    private const string Prefix = "texttransfer.";
    private const string Fingerprint = Prefix + "fingerprint";

    public static AdditionalPropertiesDictionary Of(TextEmbedding embedding, EncoderInfo encoder) => new()
    {
        [Fingerprint] = encoder.Fingerprint,
        [Tokens] = embedding.TokenCount,
        [Windows] = embedding.WindowCount,
        [Truncated] = embedding.IsTruncated,
    };

    /// <summary>A property as text; caches keep embeddings as JSON and give its elements back.</summary>
    public static string? Read(Embedding embedding, string name) => embedding.AdditionalProperties?.GetValueOrDefault(name) switch
    {
        null => null,
        JsonElement json => json.ToString(),
        object value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The fingerprint of the encoder, if it is one: it comes from outside and becomes part of an identity.</summary>
    public static string? ReadFingerprint(Embedding embedding) =>
        Read(embedding, Fingerprint) is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : null;

    /// <summary>A property that is a count, if it is one.</summary>
    public static int? ReadCount(Embedding embedding, string name) =>
        int.TryParse(Read(embedding, name), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;
}
