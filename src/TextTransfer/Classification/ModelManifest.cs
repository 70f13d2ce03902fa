using System.Text.Json.Serialization;

namespace TextTransfer;

/// <summary>What a model file says about itself. Immutable.</summary>
public sealed record ModelManifest
{
    /// <summary>The encoder the classifier was trained with and needs.</summary>
    public required EncoderInfo Encoder { get; init; }

    /// <summary>The classes, in ordinal order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>What training found out.</summary>
    public required TrainingSummary Summary { get; init; }

    /// <summary>What was made of that encoder by fine-tuning; <see langword="null"/> when it stays as it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FineTunedEncoder? FineTuned { get; init; }

    /// <summary>The encoder that texts are embedded by.</summary>
    internal EncoderInfo EmbeddedBy => FineTuned?.Encoder ?? Encoder;

    /// <summary>Whether the file holds the training examples: their texts, labels, groups, ids and embeddings.</summary>
    [JsonIgnore] // The entries of the file say so.
    public bool HasExamples { get; init; }
}
