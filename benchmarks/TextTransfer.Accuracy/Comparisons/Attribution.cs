using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;
using TextTransfer.Comparison.Style;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary>A sample of text with who wrote it.</summary>
/// <param name="Class">The site, author or genre.</param>
/// <param name="Texts">Numbers of documents.</param>
internal sealed record AttributedSample(string Class, int[] Texts);

/// <summary>
/// Attributes samples to classes by the nearest mean of training samples: by the Deltas of most frequent words, and, as a baseline, by
/// trigrams of all characters, spaces and punctuation included.
/// </summary>
internal sealed class Attribution(ComparedCorpus corpus, IReadOnlyList<AttributedSample> train, IReadOnlyList<AttributedSample> test)
{
    private const int FrequentWords = 300;
    private const int CharacterTrigrams = 2000;

    /// <summary>The class given to each test sample, by method.</summary>
    public IEnumerable<(string Method, string[] Classes)> Run()
    {
        ProfileFeatures function = ProfileFeatures.FunctionWords(corpus.Body.Texts, corpus.Segmenter);
        yield return ("cosine Delta, function words", Nearest(s => Profile(function, s), (a, b) => DeltaDistance.Cosine(a, b), isScored: true));
        double[][] frequent = Counts(FrequentWordIds(), TrainAndTest());
        foreach ((string name, Func<double[], double[], double> delta) in new (string, Func<double[], double[], double>)[]
        {
            ("cosine", (a, b) => DeltaDistance.Cosine(a, b)), ("Burrows's", (a, b) => DeltaDistance.Burrows(a, b)), ("Eder's", (a, b) => DeltaDistance.Eder(a, b)),
        })
        {
            yield return ($"{name} Delta, {FrequentWords} most frequent words", Nearest(frequent, delta, isScored: true));
        }

        ProfileFeatures letters = ProfileFeatures.LetterTrigrams(corpus.Body.Texts, corpus.Segmenter);
        yield return ("cosine Delta, trigrams of letters", Nearest(s => Profile(letters, s), (a, b) => DeltaDistance.Cosine(a, b), isScored: true));
        double[][] characters = Trigrams();
        yield return ("baseline: cosine of character trigrams", Nearest(characters, (a, b) => 1 - TensorPrimitives.CosineSimilarity<double>(a, b), isScored: false));
    }

    private AttributedSample[] TrainAndTest() => [.. train, .. test];

    private string[] Nearest(Func<AttributedSample, double[]> profile, Func<double[], double[], double> distance, bool isScored) =>
        Nearest([.. TrainAndTest().Select(profile)], distance, isScored);

    /// <summary>Means and deviations are those of the training samples.</summary>
    private string[] Nearest(double[][] profiles, Func<double[], double[], double> distance, bool isScored)
    {
        double[][] scores = isScored ? Scale(profiles) : profiles;
        (string Class, double[] Mean)[] classes = [.. train.Select((s, i) => (s.Class, scores[i])).GroupBy(s => s.Class).Select(g => (g.Key, Mean([.. g.Select(s => s.Item2)])))];
        return [.. test.Select((_, i) => classes.MinBy(c => distance(scores[train.Count + i], c.Mean)).Class)];
    }

    private double[][] Scale(double[][] profiles)
    {
        double[][] known = profiles[..train.Count];
        double[] mean = Mean(known);
        double[] deviation = [.. mean.Select((m, f) => Math.Sqrt(known.Sum(k => (k[f] - m) * (k[f] - m)) / (known.Length - 1)))];
        return [.. profiles.Select(p => p.Select((v, f) => deviation[f] > 0 ? (v - mean[f]) / deviation[f] : 0).ToArray())];
    }

    private static double[] Mean(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(f => rows.Average(r => r[f]))];

    private double[] Profile(ProfileFeatures features, AttributedSample sample)
    {
        SparseRow row = features.Count(sample.Texts.Select(TextOf));
        var frequencies = new double[features.Names.Count];
        row.AddTo(frequencies, 1 / Math.Max(1, row.Total));
        return frequencies;
    }

    private SegmentedText TextOf(int document) => new(corpus.Body.DocumentWords[document], [], []);

    private int[] FrequentWordIds()
    {
        var totals = new int[corpus.Segmenter.Words.Count];
        foreach (int word in train.SelectMany(s => s.Texts).SelectMany(d => corpus.Body.DocumentWords[d]))
            totals[word]++;
        return [.. Enumerable.Range(0, totals.Length).OrderByDescending(w => totals[w]).ThenBy(w => w).Take(FrequentWords)];
    }

    private double[][] Counts(int[] words, AttributedSample[] samples)
    {
        Dictionary<int, int> numbers = words.Index().ToDictionary(w => w.Item, w => w.Index);
        return [.. samples.Select(s =>
        {
            var frequencies = new double[words.Length];
            double total = s.Texts.Sum(d => corpus.Body.DocumentWords[d].Length);
            foreach (int word in s.Texts.SelectMany(d => corpus.Body.DocumentWords[d]))
            {
                if (numbers.TryGetValue(word, out int number))
                    frequencies[number] += 1 / total;
            }

            return frequencies;
        })];
    }

    private double[][] Trigrams()
    {
        Dictionary<long, int> totals = [];
        foreach (AttributedSample sample in train)
            Add(sample, totals);
        Dictionary<long, int> numbers = totals.OrderByDescending(t => t.Value).ThenBy(t => t.Key).Take(CharacterTrigrams).Select((t, i) => (t.Key, i)).ToDictionary(t => t.Key, t => t.i);
        return [.. TrainAndTest().Select(s =>
        {
            Dictionary<long, int> counts = [];
            Add(s, counts);
            double total = counts.Values.Sum();
            var frequencies = new double[numbers.Count];
            foreach ((long trigram, int number) in numbers)
                frequencies[number] = Math.Sqrt(counts.GetValueOrDefault(trigram) / total);
            return frequencies;
        })];
    }

    private void Add(AttributedSample sample, Dictionary<long, int> counts)
    {
        foreach (string text in sample.Texts.Select(d => Preparation.TextOf(corpus.Documents[d])))
        {
            for (int i = 0; i + 3 <= text.Length; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, ((long)text[i] << 32) | ((long)text[i + 1] << 16) | text[i + 2], out _)++;
        }
    }
}
