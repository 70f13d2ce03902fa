using System.Globalization;
using System.Numerics.Tensors;
using TextTransfer.Concurrency;

namespace TextTransfer.Audit.Texts;

/// <summary>
/// Texts unlike all others: those whose mean cosine to their nearest neighbours is far below what is usual, by median and
/// median absolute deviation, which outliers themselves do not move (Ramaswamy et al., Efficient algorithms for mining outliers
/// from large data sets, 2000; Iglewicz and Hoaglin, How to detect and handle outliers, 1993).
/// </summary>
internal static class Outliers
{
    private const int Neighbours = 5;
    private const int LeastTexts = 20;

    /// <summary>Iglewicz and Hoaglin's 3.5: one normal value in 4,000 lies as far below.</summary>
    private const double Limit = 3.5;

    /// <param name="corpus">The texts.</param>
    /// <param name="vectors">Their embeddings of length 1; zero for what is not to be compared.</param>
    /// <param name="options">How many texts are compared at once.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    public static IEnumerable<AuditFinding> Find(Corpus corpus, float[][] vectors, AuditOptions options, CancellationToken cancellationToken)
    {
        int[] compared = [.. Enumerable.Range(0, vectors.Length).Where(i => vectors[i].AsSpan().ContainsAnyExcept(0f))];
        if (compared.Length < LeastTexts)
            return [];
        double[] nearness = new double[compared.Length];
        Concurrently.For(compared.Length, options.WorkerCount, i =>
        {
            float[] cosines = [.. compared.Where(j => j != compared[i]).Select(j => TensorPrimitives.Dot<float>(vectors[compared[i]], vectors[j]))];
            Array.Sort(cosines);
            nearness[i] = cosines.AsSpan()[^Neighbours..].ToArray().Average();
        }, cancellationToken);
        double median = Median(nearness);
        double spread = 1.4826 * Median([.. nearness.Select(v => Math.Abs(v - median))]);
        return compared.Select((text, i) => (text, Distance: spread > 0 ? (median - nearness[i]) / spread : 0))
            .Where(t => t.Distance > Limit).OrderByDescending(t => t.Distance)
            .Select(t => new AuditFinding(AuditFindingKind.Outlier,
                string.Create(CultureInfo.InvariantCulture, $"{Quotation.Of(corpus.Texts[t.text].Text)} is unlike every other text ({t.Distance:0.0} deviations): see whether it belongs to '{corpus.Texts[t.text].Label}', or to the corpus at all."),
                [t.text], [corpus.Texts[t.text].Label]));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
