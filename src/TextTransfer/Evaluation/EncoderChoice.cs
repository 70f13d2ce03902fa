using System.Globalization;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>
/// Which of some encoders serves a corpus best, by out-of-fold log-loss on the same folds. Log-loss, because with few texts it
/// tells models apart that are right equally often. The first encoder listed that is not distinguishably worse than the best is
/// taken, so that a list in order of preference or cost decides where the texts do not. Immutable.
/// </summary>
public sealed record EncoderChoice
{
    /// <summary>One score per encoder, in the order given.</summary>
    public required IReadOnlyList<EncoderScore> Scores { get; init; }

    /// <summary>The position in <see cref="Scores"/> of the encoder taken.</summary>
    public required int ChosenIndex { get; init; }

    /// <summary>Texts it was decided on.</summary>
    public required int TextCount { get; init; }

    /// <summary>The encoder taken.</summary>
    public EncoderInfo Chosen => Scores[ChosenIndex].Encoder;

    /// <summary>Whether every other encoder is distinguishably worse.</summary>
    public bool IsDistinguishable => Others.All(s => s.LogLossAboveChosen.ExcludesZero);

    private IEnumerable<EncoderScore> Others => Scores.Where((_, i) => i != ChosenIndex);

    /// <summary>Compares encoders on one corpus. Deterministic by seed.</summary>
    /// <param name="candidates">The same corpus embedded by each encoder, the preferred or cheapest first.</param>
    /// <param name="method">What is trained on the embeddings.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the share of fits done, from 0 to 1, from any thread.</param>
    /// <param name="cancellationToken">Looked at between predictions and handed to the method.</param>
    /// <exception cref="ArgumentException">There are no candidates, or their texts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static EncoderChoice Make(
        IReadOnlyList<EmbeddedCorpus> candidates, IClassificationMethod method, CrossValidationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(method);
        if (candidates.Count == 0 || candidates.Any(c => !c.Corpus.Texts.SequenceEqual(candidates[0].Corpus.Texts)))
            throw new ArgumentException("At least one embedded corpus is needed, and all must hold the same texts.", nameof(candidates));

        options ??= new();
        options.Validate();
        Corpus corpus = candidates[0].Corpus;
        IReadOnlyList<Fold> folds = CrossValidation.FoldsOf(corpus, options);
        var scoring = new Scoring(new Clusters(corpus), folds[^1].Index + 1, options.Repeats, options.Seed);
        MethodScore[] scores = [.. candidates.Select((c, i) => scoring.Score(c.Encoder.Name,
            FoldRunner.Run(c, [method], folds, options, Part(progress, i, candidates.Count), cancellationToken)[0]))];

        Estimate Difference(int a, int b) => scoring.LogLossDifference(scores[a].Predictions, scores[b].Predictions);

        int[] all = [.. Enumerable.Range(0, scores.Length)];
        int best = all.MinBy(i => scores[i].LogLoss.Value);
        int chosen = all.First(i => i == best || !Difference(i, best).ExcludesZero);
        Transferability?[] transfers = [.. candidates.Select(c => Transferability.Of(c, cancellationToken))];
        return new EncoderChoice
        {
            Scores = [.. all.Select(i => new EncoderScore(candidates[i].Encoder, scores[i].Accuracy, scores[i].LogLoss, Difference(i, chosen), transfers[i]?.LogMe, transfers[i]?.HScore))],
            ChosenIndex = chosen,
            TextCount = corpus.Texts.Count,
        };
    }

    /// <summary>One sentence: what was taken, by how much, and how surely.</summary>
    public override string ToString()
    {
        if (Scores.Count == 1)
            return $"Took {Chosen.Name}, the only encoder.";

        string differences = string.Join("; ", Others.Select(s => $"{s.Encoder.Name} − {Chosen.Name} = {s.LogLossAboveChosen.ToSignedString(1, "0.00", "")}"));
        string unsure = string.Join(" or ", Others.Where(s => !s.LogLossAboveChosen.ExcludesZero).Select(s => s.Encoder.Name));
        return (unsure.Length == 0
            ? $"Took {Chosen.Name}, whose log-loss is lowest: {differences}."
            : $"Cannot tell {Chosen.Name} from {unsure} with {TextCount} texts, took {Chosen.Name}, the first listed that is not clearly worse than the best: log-loss {differences}.")
            + (Scores.All(s => s.LogMe is not null) ? string.Create(CultureInfo.InvariantCulture, $" LogME {string.Join(", ", Scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Encoder.Name} {s.LogMe:0.000}")))}.") : "");
    }

    private static Progress? Part(IProgress<double>? progress, int index, int count) =>
        progress is null ? null : new Progress(progress, index, count);

    /// <summary>The progress of one of several equal parts.</summary>
    private sealed class Progress(IProgress<double> whole, int index, int count) : IProgress<double>
    {
        public void Report(double value) => whole.Report((index + value) / count);
    }
}
