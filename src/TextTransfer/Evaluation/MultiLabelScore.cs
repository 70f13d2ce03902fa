namespace TextTransfer;

/// <summary>How well a multi-label method does out of fold, each figure with its interval, averaged over repeats. Immutable.</summary>
/// <param name="Name">The method.</param>
/// <param name="MicroF1">F1 over all pairs of text and label, 0 to 1.</param>
/// <param name="MacroF1">The mean of the labels' F1, 0 to 1.</param>
/// <param name="HammingLoss">The share of pairs of text and label that are wrong, 0 to 1; lower is better.</param>
/// <param name="SubsetAccuracy">The share of texts whose labels are all right, 0 to 1.</param>
/// <param name="Cardinality">Label cardinality: the mean number of labels given per text.</param>
/// <param name="LabelF1">The F1 of each label, in the order of the evaluation's labels.</param>
public sealed record MultiLabelScore(
    string Name, Estimate MicroF1, Estimate MacroF1, Estimate HammingLoss, Estimate SubsetAccuracy, double Cardinality, IReadOnlyList<double> LabelF1);
