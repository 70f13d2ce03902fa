using System.Globalization;
using System.Text;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>
/// What multi-label methods make of a corpus, by repeated cross-validation with iteratively stratified folds. Immutable.
/// </summary>
public sealed record MultiLabelEvaluation
{
    /// <summary>Texts of the corpus.</summary>
    public required int TextCount { get; init; }

    /// <summary>Independent groups of texts; fewer than texts when texts share a group or are equal or nearly so.</summary>
    public required int GroupCount { get; init; }

    /// <summary>
    /// Texts that are nearly another's, from about ten words on: with 0.8 of their runs of five characters in common (Jaccard). They were
    /// kept together in every fold and count as one group. Those that groups or equality keep together already are not counted.
    /// </summary>
    public required int NearDuplicateCount { get; init; }

    /// <summary>The labels and how many texts have each, in ordinal order.</summary>
    public required IReadOnlyList<ClassCount> Labels { get; init; }

    /// <summary>Label cardinality: the mean number of labels per text.</summary>
    public required double Cardinality { get; init; }

    /// <summary>The encoder of the embeddings.</summary>
    public required EncoderInfo Encoder { get; init; }

    /// <summary>Folds per repeat, as used.</summary>
    public required int Folds { get; init; }

    /// <summary>Partitions into folds.</summary>
    public required int Repeats { get; init; }

    /// <summary>What reproduces the evaluation.</summary>
    public required int Seed { get; init; }

    /// <summary>One score per method, in the order given; the last is the method judged.</summary>
    public required IReadOnlyList<MultiLabelScore> Scores { get; init; }

    /// <summary>What weakens the scores, as sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Label density: the cardinality divided by the number of labels.</summary>
    public double Density => Cardinality / Labels.Count;

    /// <summary>The score of the method judged.</summary>
    public MultiLabelScore Score => Scores[^1];

    /// <summary>The setting, a table of all methods, and the labels of the method judged.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string groups = IndependentTexts.Describe(TextCount, GroupCount, NearDuplicateCount);
        text.Append(CultureInfo.InvariantCulture, $"{TextCount} texts{groups}, {Labels.Count} labels, {Cardinality:0.00} labels per text (density {Density:0.00}), {Folds} folds × {Repeats}, encoder {Encoder.Name}\n\n");
        int width = Math.Max(6, Scores.Max(s => s.Name.Length));
        text.Append($"{"method".PadRight(width)}  {"micro-F1",-27}  {"macro-F1",-27}  {"Hamming loss",-27}  {"subset accuracy",-27}  labels per text\n");
        foreach (MultiLabelScore score in Scores)
            text.Append(CultureInfo.InvariantCulture, $"{score.Name.PadRight(width)}  {score.MicroF1,-27}  {score.MacroF1,-27}  {score.HammingLoss,-27}  {score.SubsetAccuracy,-27}  {score.Cardinality:0.00}\n");
        text.Append($"\nF1 of each label by {Score.Name}: ");
        text.AppendJoin(", ", Labels.Select((l, k) => string.Create(CultureInfo.InvariantCulture, $"{l.Label} {Score.LabelF1[k]:0.00} ({l.Count})"))).Append('.');
        foreach (string warning in Warnings)
            text.Append("\nWarning: ").Append(warning);
        return text.ToString();
    }
}
