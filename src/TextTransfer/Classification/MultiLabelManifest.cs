namespace TextTransfer;

/// <summary>What the file of a multi-label model says about itself. Immutable.</summary>
public sealed record MultiLabelManifest
{
    /// <summary>The encoder the classifier was trained with and needs.</summary>
    public required EncoderInfo Encoder { get; init; }

    /// <summary>What training found out; its labels are those of the classifier.</summary>
    public required MultiLabelTrainingSummary Summary { get; init; }
}
