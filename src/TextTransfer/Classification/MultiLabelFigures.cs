using TextTransfer.Classification.Training;

namespace TextTransfer;

/// <summary>How well sets of labels agree with those a person gave. Immutable.</summary>
/// <param name="MicroF1">F1 over all pairs of text and label, 0 to 1.</param>
/// <param name="MacroF1">The mean F1 of the labels that a person gave to some text, 0 to 1.</param>
/// <param name="HammingLoss">The share of pairs of text and label that are wrong, 0 to 1.</param>
/// <param name="SubsetAccuracy">The share of texts whose labels are all right, 0 to 1.</param>
/// <param name="Cardinality">Label cardinality: the mean number of labels given per text.</param>
public sealed record MultiLabelFigures(double MicroF1, double MacroF1, double HammingLoss, double SubsetAccuracy, double Cardinality)
{
    /// <summary>Counts. The labels are those that occur on either side.</summary>
    /// <param name="gold">For each text the labels a person gave; at least one text.</param>
    /// <param name="given">For each text the labels it was given, in the same order.</param>
    /// <exception cref="ArgumentException">There are no texts, or the counts differ.</exception>
    public static MultiLabelFigures Of(IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> given)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(given);
        if (gold.Count == 0 || gold.Count != given.Count)
            throw new ArgumentException($"{gold.Count} texts on one side and {given.Count} on the other; at least one is needed, and as many on both.", nameof(given));

        string[] labels = [.. gold.Concat(given).SelectMany(l => l).Distinct(StringComparer.Ordinal)];
        return new LabelDecisions(Matrix(gold), Matrix(given)).Figures;

        bool[][] Matrix(IReadOnlyList<IReadOnlyList<string>> sets) =>
            [.. sets.Select(s => labels.Select(l => s.Contains(l, StringComparer.Ordinal)).ToArray())];
    }
}
