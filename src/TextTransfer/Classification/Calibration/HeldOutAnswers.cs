using System.Numerics.Tensors;
using MathNet.Numerics.Distributions;
using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Calibration;

/// <summary>The held-out answers of a training: what sets of classes and promises about errors rest on. Immutable.</summary>
internal sealed class HeldOutAnswers
{
    private const string TensorName = "heldout";
    private const int Columns = 5;

    private readonly HeldOutAnswer[] answers;
    private readonly double[] ascending;
    private readonly double[][] ascendingOfClass;

    public HeldOutAnswers(IEnumerable<HeldOutAnswer> answers, int classes)
    {
        this.answers = [.. answers];
        ascending = [.. this.answers.Select(a => a.Probability).Order()];
        ascendingOfClass = [.. Enumerable.Range(0, classes).Select(k => this.answers.Where(a => a.Label == k).Select(a => a.Probability).Order().ToArray())];
    }

    public IReadOnlyList<HeldOutAnswer> All => answers;

    /// <param name="probabilities">Of the held-out texts [rows × classes].</param>
    /// <param name="truth">The class of each.</param>
    /// <param name="similarities">The cosine of each to the nearest text its model learned from.</param>
    public static HeldOutAnswers Of(Matrix probabilities, int[] truth, double[] similarities)
    {
        HeldOutAnswer Answer(int row)
        {
            ReadOnlySpan<double> all = probabilities.Row(row);
            int best = TensorPrimitives.IndexOfMax(all);
            return new(truth[row], all[truth[row]], all[best], best == truth[row], similarities[row]);
        }
        return new([.. Enumerable.Range(0, truth.Length).Select(Answer)], probabilities.Columns);
    }

    /// <summary>Classes whose probability is not smaller than that of the right one usually is, and the most probable.</summary>
    /// <param name="ranked">Every class, the most probable first.</param>
    /// <param name="labels">The classes by position.</param>
    /// <param name="coverage">Above 0 and below 1.</param>
    /// <param name="isPerClass">Whether each class is covered as often, by its own texts alone (Vovk, 2012: label-conditional).</param>
    public PredictionSet Set(IReadOnlyList<LabelProbability> ranked, IReadOnlyList<string> labels, double coverage, bool isPerClass)
    {
        if (!isPerClass)
        {
            double threshold = Threshold(ascending, coverage);
            return new([ranked[0], .. ranked.Skip(1).Where(p => p.Probability >= threshold)], Band(ascending.Length, coverage));
        }
        Dictionary<string, double> thresholds = labels.Select((l, k) => (l, Threshold(ascendingOfClass[k], coverage))).ToDictionary(StringComparer.Ordinal);
        return new([ranked[0], .. ranked.Skip(1).Where(p => p.Probability >= thresholds[p.Label])], ascendingOfClass.Select(c => Band(c.Length, coverage)).MinBy(b => b.Lower));
    }

    /// <summary>
    /// The largest share of texts that can be answered within an error rate: thresholds are tried from the strictest that could be proven
    /// at all, each as long as the one before was, so that no correction for their number is needed (fixed-sequence testing; Angelopoulos and
    /// others, Learn then test, 2021), by the exact binomial test.
    /// </summary>
    /// <param name="target">The error rate.</param>
    /// <param name="confidence">That of the promise.</param>
    /// <returns>Nothing when not even the surest texts prove it.</returns>
    public SelectiveGuarantee? Guarantee(double target, double confidence)
    {
        (double Best, bool IsRight)[] sorted = [.. answers.Select(a => (a.Best, a.IsRight)).OrderByDescending(a => a.Best)];
        int first = (int)Math.Ceiling(Math.Log(1 - confidence) / Math.Log(1 - target));
        SelectiveGuarantee? proven = null;
        int wrong = 0;
        for (int kept = 1; kept <= sorted.Length; kept++)
        {
            wrong += sorted[kept - 1].IsRight ? 0 : 1;
            if (kept < first || (kept < sorted.Length && sorted[kept].Best == sorted[kept - 1].Best))
                continue; // No threshold parts equal probabilities.
            // The probability of so few errors if the rate were at the target.
            if (Binomial.CDF(target, kept, wrong) > 1 - confidence)
                break;
            double threshold = kept == sorted.Length ? 0 : (sorted[kept - 1].Best + sorted[kept].Best) / 2;
            proven = new(target, confidence, threshold, (double)kept / sorted.Length, sorted.Length);
        }
        return proven;
    }

    /// <summary>The share of errors among the answers of at least some probability, of which there is one.</summary>
    public double ErrorRate(double threshold) => answers.Where(a => a.Best >= threshold).Average(a => a.IsRight ? 0.0 : 1);

    public ModelTensor ToTensor() =>
        ModelTensor.Of(TensorName, [.. answers.SelectMany(a => (double[])[a.Label, a.Probability, a.Best, a.IsRight ? 1 : 0, a.Similarity])], answers.Length, Columns);

    /// <exception cref="InvalidDataException">They are not answers of such a model.</exception>
    public static HeldOutAnswers? Read(ModelArchive archive, int classes)
    {
        if (!archive.Contains(TensorName))
            return null; // Written before they were kept.
        double[] values = archive.Read(TensorName, ModelTensor.Float64, -1, Columns).ToDoubles();
        HeldOutAnswer[] answers = [.. values.Chunk(Columns).Select(v => new HeldOutAnswer((int)v[0], v[1], v[2], v[3] == 1, v[4]))];
        if (answers.Any(a => a.Label < 0 || a.Label >= classes || !(a.Probability >= 0 && a.Probability <= a.Best && a.Best <= 1 && a.Similarity is >= -1.001 and <= 1.001)))
            throw new InvalidDataException($"'{TensorName}' holds no probabilities of {classes} classes");
        return new(answers, classes);
    }

    /// <summary>The ⌊(n + 1)(1 − coverage)⌋-th smallest probability of the right class; 0 when that is none.</summary>
    private static double Threshold(double[] ascending, double coverage)
    {
        int rank = Rank(ascending.Length, coverage);
        return rank == 0 ? 0 : ascending[rank - 1];
    }

    private static Estimate Band(int texts, double coverage)
    {
        int rank = Rank(texts, coverage);
        if (rank == 0)
            return new(1, 1, 1);
        double tail = (1 - Estimate.Confidence) / 2;
        return new(1 - (rank / (texts + 1.0)), Beta.InvCDF(texts + 1 - rank, rank, tail), Beta.InvCDF(texts + 1 - rank, rank, 1 - tail));
    }

    /// <summary>A little is added against rounding: 1 − 0.9 is not quite 0.1.</summary>
    private static int Rank(int texts, double coverage) => (int)Math.Floor(((texts + 1) * (1 - coverage)) + 1e-9);
}
