namespace TextTransfer;

/// <summary>What a multi-label classifier says about one text. Immutable.</summary>
/// <param name="Labels">The labels it gives the text, the most probable first; may be none.</param>
/// <param name="Probabilities">Every label with its calibrated probability, the most probable first; they do not sum to 1.</param>
public sealed record MultiLabelPrediction(IReadOnlyList<string> Labels, IReadOnlyList<LabelProbability> Probabilities);
