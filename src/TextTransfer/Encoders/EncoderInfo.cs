using System.Text.Json.Serialization;

namespace TextTransfer;

/// <summary>
/// The identity of an encoder: everything that decides what vector a text gets, and a fingerprint over it.
/// Two encoders with equal fingerprints give equal vectors on one machine. Immutable.
/// </summary>
public sealed record EncoderInfo
{
    /// <summary>A short name for people; not part of the fingerprint.</summary>
    public required string Name { get; init; }

    /// <summary>Values of one embedding: of a token's vector, times the poolings put together, or as many as a Dense module gives.</summary>
    public required int Dimension { get; init; }

    /// <summary>
    /// Pooled layers of every embedding. Models that offer them all pool them by their mean, so there are several with
    /// <see cref="PoolingMode.Mean"/> alone and without modules between pooling and normalisation; else 1.
    /// </summary>
    public required int LayerCount { get; init; }

    /// <summary>The length limit of one window in tokens, special tokens included; 0 when a service does not say.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>How token vectors become one vector; none where the model itself gives one, or a service does not say.</summary>
    public required PoolingMode Pooling { get; init; }

    /// <summary>Whether embeddings are scaled to length 1.</summary>
    public required bool IsNormalized { get; init; }

    /// <summary>What is put before every text; empty for none.</summary>
    public required string Prompt { get; init; }

    /// <summary>What becomes of texts beyond the length limit; <see langword="null"/> when a service does not say.</summary>
    public required LongTextMode? LongTexts { get; init; }

    /// <summary>
    /// SHA-256 in lower-case hexadecimal over weights, tokenizer, modules and the settings above; over what a service says about itself
    /// and what is asked of it where the weights are not at hand (<see cref="Probe"/>).
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// A sketch of an encoder's answers to fixed texts, in Base64, where its weights are not at hand; otherwise
    /// <see langword="null"/>. It goes with the fingerprint: a classifier refuses an encoder whose sketch is far from the one it
    /// was trained with. Equality leaves it out, since a service does not give the same bits twice.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Probe { get; init; }

    /// <summary>Languages it was trained on, for people; empty when unknown.</summary>
    public string Languages { get; init; } = "";

    /// <summary>The licence of its weights, for people; empty when unknown.</summary>
    public string License { get; init; } = "";

    /// <summary>
    /// The prompts its folder offers, by name, e.g. <c>query</c> and <c>passage</c>; empty for none. They are what could be put
    /// before a text, not what is, so neither the fingerprint nor equality nor a model file has them.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether both say the same of everything but <see cref="Probe"/> and <see cref="Prompts"/>.</summary>
    public bool Equals(EncoderInfo? other) => other is not null && Values == other.Values;

    /// <inheritdoc/>
    public override int GetHashCode() => Values.GetHashCode();

    /// <summary>What tells it from others, for messages.</summary>
    internal string Describe() => $"'{Name}' ({LayerCount} layers of {Dimension}, fingerprint {Fingerprint})";

    private (string, string, int, int, int, PoolingMode, bool, string, LongTextMode?, string, string) Values =>
        (Fingerprint, Name, Dimension, LayerCount, MaxTokens, Pooling, IsNormalized, Prompt, LongTexts, Languages, License);
}
