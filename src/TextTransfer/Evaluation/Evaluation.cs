using System.Text;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>
/// A verdict on what a method makes of a corpus, reached by repeated stratified cross-validation beside simpler methods on
/// the same folds. Immutable.
/// </summary>
public sealed record Evaluation
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

    /// <summary>The classes, in ordinal order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The encoder of the embeddings.</summary>
    public required EncoderInfo Encoder { get; init; }

    /// <summary>Folds per repeat, as used.</summary>
    public required int Folds { get; init; }

    /// <summary>Partitions into folds.</summary>
    public required int Repeats { get; init; }

    /// <summary>What reproduces the evaluation.</summary>
    public required int Seed { get; init; }

    /// <summary>One score per method, in the order given; the last is the method judged, those before it are what it has to beat.</summary>
    public required IReadOnlyList<MethodScore> Scores { get; init; }

    /// <summary>The method judged against each of the others, in their order.</summary>
    public required IReadOnlyList<MethodComparison> Comparisons { get; init; }

    /// <summary>The method judged on every class, in the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<ClassScore> ClassScores { get; init; }

    /// <summary>Whether the method judged is as often right as it is sure.</summary>
    public required Reliability Reliability { get; init; }

    /// <summary>What folds that part groups would have flattered the method judged by; <see langword="null"/> when all texts are independent.</summary>
    public required Leakage? Leakage { get; init; }

    /// <summary>The confusions of the method judged.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>What weakens the verdict, as sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The score of the method judged.</summary>
    public MethodScore Score => Scores[^1];

    /// <summary>The judgement in sentences, one a line: the score, then the difference to each other method, then leakage.</summary>
    public string Verdict =>
        string.Join('\n', [$"{Score.Name}: accuracy {Score.Accuracy}, macro-F1 {Score.MacroF1}.", .. Comparisons.Select(c => c.ToString()), .. Leakage is null ? [] : new[] { Leakage.ToString() }]);

    /// <summary>The verdict with the setting, a table of all methods and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string groups = IndependentTexts.Describe(TextCount, GroupCount, NearDuplicateCount);
        text.Append($"{TextCount} texts{groups}, {Labels.Count} classes, {Folds} folds × {Repeats}, encoder {Encoder.Name}\n\n");
        int width = Math.Max(6, Scores.Max(s => s.Name.Length));
        text.Append($"{"method".PadRight(width)}  {"accuracy",-27}  {"macro-F1",-27}  log-loss\n");
        foreach (MethodScore score in Scores)
            text.Append($"{score.Name.PadRight(width)}  {score.Accuracy,-27}  {score.MacroF1,-27}  {score.LogLoss}\n");
        text.Append('\n').Append(Verdict);
        foreach (string warning in Warnings)
            text.Append("\nWarning: ").Append(warning);
        return text.ToString();
    }
}
