using System.Globalization;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>
/// How accuracy grows with labelled texts, and what twice as many would bring. Immutable.
/// </summary>
/// <remarks>
/// Models are trained on a quarter, on half and on all of the training side of the same folds and tested on the same texts. The forecast
/// is the least-squares fit of accuracy = a − b·n^(−1/4): on ten public sets of 4 to 64 texts a class each doubling brought about 0.85
/// times what the last one had, which is this exponent. Being linear in what each text adds, it has an interval by the same means as
/// any other figure; it holds the luck of the texts at hand, not a change in what is labelled.
/// </remarks>
public sealed record LearningCurve
{
    private const double Exponent = -0.25;

    private static readonly double[] Shares = [0.25, 0.5, 1];

    /// <summary>What was measured: a quarter, a half and all of the training side of a fold.</summary>
    public required IReadOnlyList<LearningCurvePoint> Points { get; init; }

    /// <summary>What twice as many labelled texts are expected to give.</summary>
    public required LearningCurvePoint Forecast { get; init; }

    /// <summary>The forecast minus the accuracy with all texts, from −1 to 1.</summary>
    public required Estimate Gain { get; init; }

    /// <summary>Measures a curve by cross-validation. Deterministic by seed.</summary>
    /// <param name="corpus">The texts and their embeddings.</param>
    /// <param name="method">What is trained; the mixture when <see langword="null"/>.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the share of fits done, from 0 to 1, from any thread.</param>
    /// <param name="cancellationToken">Looked at between predictions and handed to the method.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static LearningCurve Measure(
        EmbeddedCorpus corpus, IClassificationMethod? method = null, CrossValidationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new();
        options.Validate();
        IReadOnlyList<Fold> folds = CrossValidation.FoldsOf(corpus.Corpus, options);
        Clusters clusters = new(corpus.Corpus);
        Scoring scoring = new(clusters, folds[^1].Index + 1, options.Repeats, options.Seed);

        // All subsets in one run, as repeats of their own: fits of every size share the workers.
        Fold[] nested = [.. Shares.SelectMany((share, s) => folds.Select(f => f with
        {
            Repeat = f.Repeat + (s * options.Repeats),
            Training = Part(f, share, clusters.Classes, options.Seed),
        }))];
        OutOfFoldPredictions predictions = FoldRunner.Run(corpus, [method ?? ClassificationMethods.Mixture], nested, options, progress, cancellationToken)[0];
        OutOfFoldPredictions[] bySize = [.. Shares.Select((_, s) => predictions.OfRepeats(s * options.Repeats, options.Repeats))];

        double[] sizes = [.. Shares.Select((_, s) => nested.Skip(s * folds.Count).Take(folds.Count).Average(f => f.Training.Count))];
        double[] weights = ForecastWeights(sizes, 2 * sizes[^1]);
        return new()
        {
            Points = [.. sizes.Zip(bySize, (n, p) => new LearningCurvePoint((int)Math.Round(n), scoring.Accuracy(p)))],
            Forecast = new((int)Math.Round(2 * sizes[^1]), scoring.WeightedAccuracy(bySize, weights)),
            Gain = scoring.WeightedAccuracyDifference(bySize, [.. weights.Select((w, s) => s == weights.Length - 1 ? w - 1 : w)]),
        };
    }

    /// <summary>Such as <c>Twice as many labelled texts: 0.86 (95 %: 0.74 to 0.95), +4.0 points (95 %: −1.0 to 9.0).</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Twice as many labelled texts ({Forecast.TrainingTexts:N0} to train on): accuracy {Forecast.Accuracy}, {Gain.ToSignedString(100, "0.0", " points")}{(Gain.ExcludesZero ? "." : ": may not be seen.")}");

    /// <summary>The line of the forecast at any number of texts to train on; far off it may leave 0 to 1.</summary>
    internal double AccuracyAt(double trainingTexts) =>
        ForecastWeights([.. Points.Select(p => (double)p.TrainingTexts)], trainingTexts).Zip(Points, (weight, point) => weight * point.Accuracy.Value).Sum();

    /// <summary>The same share of every class, at least one text of each; smaller parts are parts of larger ones.</summary>
    private static int[] Part(Fold fold, double share, ClassIndex classes, int seed)
    {
        int[] order = [.. fold.Training];
        new Random(unchecked((seed * 31) + (fold.Repeat * 1009) + fold.Index)).Shuffle(order);
        return [.. order.GroupBy(i => classes.OfText[i]).SelectMany(c => c.Take((int)Math.Ceiling(share * c.Count()))).Order()];
    }

    /// <summary>What the accuracy at each size counts for in the least-squares line at another size; the weights sum to 1.</summary>
    private static double[] ForecastWeights(double[] sizes, double at)
    {
        double[] x = [.. sizes.Select(n => Math.Pow(n, Exponent))];
        double mean = x.Average(), squares = x.Sum(v => (v - mean) * (v - mean));
        double distance = Math.Pow(at, Exponent) - mean;
        return [.. x.Select(v => (1.0 / x.Length) + (squares == 0 ? 0 : distance * (v - mean) / squares))];
    }
}

/// <summary>Accuracy at a number of labelled texts. Immutable.</summary>
/// <param name="TrainingTexts">Texts trained on.</param>
/// <param name="Accuracy">The share of texts not trained on that are classified rightly, from 0 to 1.</param>
public readonly record struct LearningCurvePoint(int TrainingTexts, Estimate Accuracy);
