using System.Globalization;

namespace TextTransfer.Accuracy.Suggesting;

/// <summary>
/// Accuracy as texts are labelled in batches: the first ones at random, then those a strategy asks for, by a classifier trained
/// anew after each batch. All strategies begin with the same labelled texts, and are scored on the same test rows.
/// </summary>
internal sealed class SuggestCurve(ITextEncoder encoder, GrowingTable table)
{
    public const int KeyColumns = 4;
    public const string Random = "random";
    public const string Suggested = "suggest";

    /// <summary>Texts suggested at a time, as by the command line.</summary>
    private const int Batch = 20;

    public static readonly string[] Columns = ["set", "draw", "strategy", "per_class", "labels", "classes", "accuracy", "pool", "test_rows", "encoder", "fingerprint"];

    /// <summary>Labelled texts per class at which accuracy is measured; with the first the curve begins.</summary>
    private static readonly int[] Points = [2, 4, 8, 16, 32];

    /// <summary>Rows of the pool and of the test set, from the first of a shuffled order and of the file.</summary>
    public required int PoolRows { get; init; }

    public required int TestRows { get; init; }

    /// <summary>Which training rows the pool is of: even or odd ones. Settings were chosen on odd ones.</summary>
    public required int Parity { get; init; }

    /// <summary>Measures what the table does not have yet.</summary>
    /// <exception cref="ArgumentException">There is no such strategy.</exception>
    public void Run(LabeledSet set, int draw, string strategy, CancellationToken cancellationToken)
    {
        if (table.Contains(set.Name, Format(draw), strategy, Format(Points[^1])))
            return;

        LabeledText[] rows = [.. set.Train.Where((t, i) => i % 2 == Parity && !string.IsNullOrWhiteSpace(t.Text)).DistinctBy(t => t.Text.Trim())];
        new Random(draw).Shuffle(rows);
        EmbeddedCorpus pool = new Corpus(rows.Take(PoolRows)).Embed(encoder, cancellationToken: cancellationToken);
        LabeledText[] test = [.. set.Test.Take(TestRows)];
        int[] scored = TrainingOverlap.Unseen(test, pool.Corpus.Texts);
        IReadOnlyList<EmbeddedText> texts = EmbeddedText.EncodeAll([.. scored.Select(i => test[i].Text)], encoder, progress: null, cancellationToken);

        List<int> labeled = [.. pool.Corpus.SampleFewShot(Points[0], draw)];
        int[] shuffled = [.. Enumerable.Range(0, pool.Texts.Count)];
        new Random(draw).Shuffle(shuffled);
        foreach (int point in Points)
        {
            int wanted = Math.Min(point * pool.Corpus.Labels.Count, pool.Texts.Count);
            TextClassifier classifier = Train(pool, labeled, cancellationToken);
            while (labeled.Count < wanted)
            {
                int count = Math.Min(Batch, wanted - labeled.Count);
                int[] open = [.. shuffled.Except(labeled)];
                labeled.AddRange(strategy == Random ? open.Take(count) : Choose(classifier, pool, open, strategy, count, draw, cancellationToken));
                classifier = Train(pool, labeled, cancellationToken);
            }

            double accuracy = scored.Where((row, i) => classifier.Predict(texts[i]).Label == test[row].Label).Count() / (double)scored.Length;
            table.Add([set.Name, Format(draw), strategy, Format(point), Format(labeled.Count), Format(pool.Corpus.Labels.Count), Format(accuracy, "F5"), Format(pool.Texts.Count), Format(scored.Length), encoder.Info.Name, encoder.Info.Fingerprint[..12]]);
        }
    }

    private TextClassifier Train(EmbeddedCorpus pool, IReadOnlyList<int> labeled, CancellationToken cancellationToken) =>
        TextClassifier.Train(pool.Subset(labeled), encoder, new(), cancellationToken);

    private static IEnumerable<int> Choose(TextClassifier classifier, EmbeddedCorpus pool, int[] open, string strategy, int count, int seed, CancellationToken cancellationToken)
    {
        SuggestionOptions options = new()
        {
            Count = count,
            Seed = seed,
            ForecastsGain = false,
            Strategy = strategy == Suggested ? null : Enum.Parse<SuggestionStrategy>(strategy, ignoreCase: true),
        };
        return LabelSuggestions.Make(classifier, [.. open.Select(i => pool.Texts[i])], options, cancellationToken).Texts.Select(t => open[t.Index]);
    }

    private static string Format(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
