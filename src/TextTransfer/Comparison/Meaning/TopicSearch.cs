using System.Numerics.Tensors;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;
using TextTransfer.Comparison.Words;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer.Comparison.Meaning;

/// <summary>Topics: clusters of the texts of both sides, found without regard to sides.</summary>
internal sealed class TopicSearch(EmbeddedBody a, EmbeddedBody b, TextSegmenter segmenter, ComparisonOptions options, CancellationToken cancellationToken)
{
    private const int FewestTexts = 20;
    private const int MostTopics = 20;
    private const int Typical = 3;
    private const int Words = 8;
    private const int FewestOccurrences = 3;

    public IReadOnlyList<ComparedTopic> Run()
    {
        int texts = a.Vectors.Length + b.Vectors.Length;
        if (texts < FewestTexts || a.Vectors.Length == 0 || b.Vectors.Length == 0)
            return [];

        int clusters = Math.Clamp((int)Math.Sqrt(texts / 2.0), 2, MostTopics);
        float[][] vectors = CentredVectors.Of(a.Vectors.Concat(b.Vectors).Select(v => v.ToArray()));
        int[] clusterOf = KMeans.Cluster(vectors, [.. vectors.Select(_ => 1.0)], clusters, options.Seed, cancellationToken, out float[][] centres);
        float[] nearness = [.. vectors.Select((v, i) => TensorPrimitives.Dot<float>(v, centres[clusterOf[i]]))];
        int[] units = [.. a.Units, .. b.Units.Select(u => u + a.UnitVectors.Length)];
        var sizes = new double[a.UnitVectors.Length + b.UnitVectors.Length];
        foreach (int unit in units)
            sizes[unit]++;
        ItemCounts items = new(sizes, a.UnitVectors.Length);
        int[][] counts = WordCounts(clusterOf, clusters);
        int[] totals = [.. Enumerable.Range(0, segmenter.Words.Count).Select(w => counts.Sum(c => c[w]))];
        ComparedTopic[] topics =
        [
            .. Enumerable.Range(0, texts).GroupBy(i => clusterOf[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(members =>
            {
                (int, int)[] occurrences = [.. members.GroupBy(i => units[i]).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
                Keyword item = items.Assess(KeywordKind.Word, "", occurrences);
                return new ComparedTopic
                {
                    DistinctiveWords = Distinctive(counts[members.Key], totals),
                    TypicalTexts = [.. members.OrderByDescending(i => nearness[i]).ThenBy(i => i).Take(Typical).Select(DocumentOf)],
                    TextsA = item.CountA,
                    TextsB = item.CountB,
                    ShareA = (double)item.CountA / a.Vectors.Length,
                    ShareB = (double)item.CountB / b.Vectors.Length,
                    PValue = item.PValue,
                };
            }),
        ];
        return FalseDiscoveries.Adjust(topics, t => t.PValue, (t, p) => t with { AdjustedPValue = p });
    }

    private Document DocumentOf(int text) => text < a.Vectors.Length ? a.Body.Documents[text] : b.Body.Documents[text - a.Vectors.Length];

    private int[][] WordCounts(int[] clusterOf, int clusters)
    {
        int[][] counts = [.. Enumerable.Range(0, clusters).Select(_ => new int[segmenter.Words.Count])];
        Add(a.Body, 0);
        Add(b.Body, a.Vectors.Length);
        return counts;

        void Add(PreparedBody body, int offset)
        {
            for (int i = 0; i < body.Texts.Count; i++)
            {
                foreach (int word in body.Texts[i].Words)
                    counts[clusterOf[offset + body.Compared[i]]][word]++;
            }
        }
    }

    private IReadOnlyList<string> Distinctive(int[] counts, int[] totals)
    {
        double here = counts.Sum();
        double elsewhere = totals.Sum(t => (double)t) - here;
        if (here == 0 || elsewhere == 0)
            return [];
        return [.. Enumerable.Range(0, counts.Length)
            .Where(w => counts[w] >= FewestOccurrences && Keyness.LogRatio(counts[w], totals[w] - counts[w], here, elsewhere) > 0)
            .OrderByDescending(w => Keyness.LogLikelihood(counts[w], totals[w] - counts[w], here, elsewhere))
            .ThenBy(w => w)
            .Take(Words)
            .Select(w => segmenter.Words[w])];
    }
}
