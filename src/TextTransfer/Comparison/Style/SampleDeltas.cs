using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>
/// The Deltas as stylometry uses them: texts of each side are put together at random into samples long enough for a Delta, and samples
/// of different sides are compared with samples of one side.
/// </summary>
internal sealed class SampleDeltas
{
    private const int SamplesWanted = 8; // Of the smaller side, before samples grow beyond the least length.
    private const int MaxSamples = 100;
    private const string Source = "Eder, 2015";

    private readonly double[][] scores;
    private readonly int samplesA;

    private SampleDeltas(double[][] scores, int samplesA) => (this.scores, this.samplesA) = (scores, samplesA);

    /// <summary>What there is too little of for any Delta, or for a safe one.</summary>
    public static TextShortage? Shortage(PreparedBody a, PreparedBody b)
    {
        double words = Math.Min(a.Words, b.Words);
        return words < DeltaDistance.SafeWords ? new("words a side", words, words < DeltaDistance.FewestWords ? DeltaDistance.FewestWords : DeltaDistance.SafeWords, Source) : null;
    }

    public static IEnumerable<ComparisonTest> Test(PreparedBody a, PreparedBody b, ProfileFeatures features, ComparisonOptions options, CancellationToken cancellationToken)
    {
        double size = Math.Clamp(Math.Min(a.Words, b.Words) / SamplesWanted, DeltaDistance.FewestWords, DeltaDistance.SafeWords);
        SparseRow[] first = Samples(a, features, size, options.Seed);
        SparseRow[] second = Samples(b, features, size, options.Seed + 1);
        int samples = Math.Min(first.Length, second.Length);
        bool isEnough = samples >= Assignments.FewestUnits && features.Names.Count > 1;
        SampleDeltas? deltas = isEnough ? new(DeltaDistance.ZScores([.. first.Concat(second).Select(r => Frequencies(r, features.Names.Count))]), first.Length) : null;
        Assignments assignments = new(first.Length, second.Length, options, cancellationToken);
        TextShortage? shortage = !isEnough
            ? new($"samples of {DeltaDistance.FewestWords} words a side", samples, Assignments.FewestUnits, $"{Source}; {Assignments.Source}")
            : size < DeltaDistance.SafeWords ? new("words a sample", size, DeltaDistance.SafeWords, Source) : null;
        foreach ((string name, Func<double[], double[], double> delta) in new (string, Func<double[], double[], double>)[]
        {
            ("Burrows's Delta", (x, y) => DeltaDistance.Burrows(x, y)), ("cosine Delta", (x, y) => DeltaDistance.Cosine(x, y)), ("Eder's Delta", (x, y) => DeltaDistance.Eder(x, y)),
        })
        {
            ComparisonTest test = new()
            {
                Name = name,
                Aspect = ComparisonAspect.Style,
                Description = $"mean {name} of samples of different sides less that of samples of one side ({features.Description}, samples of {size:0} words)",
                Shortage = shortage,
            };
            yield return deltas is null ? test : deltas.Run(test, delta, assignments);
        }
    }

    private ComparisonTest Run(ComparisonTest test, Func<double[], double[], double> delta, Assignments assignments)
    {
        PairwiseDistances distances = PairwiseDistances.Of(scores.Length, (i, j) => delta(scores[i], scores[j]));
        double value = distances.Excess(distances.FirstSide(samplesA));
        double[] random = assignments.Permute(distances.Excess);
        double[] resampled = assignments.Resample(weights => distances.Excess(weights, samplesA));
        return test with
        {
            Value = value,
            Estimate = PairwiseDistances.Interval(value, resampled),
            ExpectedByChance = random.Average(),
            PValue = Assignments.PValue(value, random),
        };
    }

    private static SparseRow[] Samples(PreparedBody body, ProfileFeatures features, double size, int seed)
    {
        SegmentedText[][] units = [.. body.Texts.Select((t, i) => (Text: t, Unit: body.Units[i])).GroupBy(t => t.Unit, t => t.Text).OrderBy(g => g.Key).Select(g => g.ToArray())];
        new Random(seed).Shuffle(units);
        List<SparseRow> samples = [];
        List<SegmentedText> sample = [];
        double words = 0;
        foreach (SegmentedText[] unit in units)
        {
            sample.AddRange(unit);
            words += unit.Sum(t => t.Words.Length);
            if (words < size)
                continue;
            samples.Add(features.Count(sample));
            sample.Clear();
            words = 0;
        }

        return [.. samples.Take(MaxSamples)];
    }

    private static double[] Frequencies(SparseRow row, int features)
    {
        var frequencies = new double[features];
        row.AddTo(frequencies, 1 / row.Total);
        return frequencies;
    }
}
