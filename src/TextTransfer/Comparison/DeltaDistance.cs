using System.Numerics.Tensors;

namespace TextTransfer;

/// <summary>
/// Distances between texts by the z-scores of their most frequent words, as stylo defines them. Pure functions.
/// </summary>
/// <remarks>
/// Texts of fewer than about 5,000 words are attributed unsurely and below about 1,500 hardly at all (Eder, Does size matter?
/// Authorship attribution, small samples, big problem, 2015): <see cref="FewestWords"/>, <see cref="SafeWords"/>.
/// </remarks>
public static class DeltaDistance
{
    /// <summary>Words of a text below which a Delta says nothing.</summary>
    public const int FewestWords = 1500;

    /// <summary>Words of a text from which a Delta is safe.</summary>
    public const int SafeWords = 5000;

    /// <summary>
    /// The z-scores of relative frequencies: each word less its mean over the texts, divided by its standard deviation (n − 1). A word
    /// of one frequency everywhere scores 0.
    /// </summary>
    /// <param name="frequencies">Relative frequencies [texts][words], the most frequent word first; at least two texts.</param>
    /// <exception cref="ArgumentException">There are fewer than two texts, or their lengths differ.</exception>
    public static double[][] ZScores(IReadOnlyList<double[]> frequencies)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        if (frequencies.Count < 2 || frequencies.Any(f => f.Length != frequencies[0].Length))
            throw new ArgumentException("z-scores need two texts at least, and a frequency of every word in each.", nameof(frequencies));

        double[][] scores = [.. frequencies.Select(f => new double[f.Length])];
        for (int word = 0; word < frequencies[0].Length; word++)
        {
            double mean = frequencies.Average(f => f[word]);
            double deviation = Math.Sqrt(frequencies.Sum(f => (f[word] - mean) * (f[word] - mean)) / (frequencies.Count - 1));
            for (int text = 0; text < scores.Length; text++)
                scores[text][word] = deviation > 0 ? (frequencies[text][word] - mean) / deviation : 0;
        }

        return scores;
    }

    /// <summary>Burrows's Delta: the mean absolute difference of z-scores (Burrows, 2002).</summary>
    /// <param name="a">The z-scores of one text.</param>
    /// <param name="b">Those of the other, of the same words.</param>
    public static double Burrows(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < Same(a, b); i++)
            sum += Math.Abs(a[i] - b[i]);
        return sum / a.Length;
    }

    /// <summary>Cosine Delta: one less the cosine of z-scores, 0 to 2 (Smith and Aldridge, 2011; Evert and others, 2017: the surest of the Deltas).</summary>
    /// <inheritdoc cref="Burrows" path="/param"/>
    public static double Cosine(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Same(a, b);
        double norms = Math.Sqrt(TensorPrimitives.SumOfSquares(a)) * Math.Sqrt(TensorPrimitives.SumOfSquares(b));
        return norms > 0 ? 1 - (TensorPrimitives.Dot(a, b) / norms) : 1;
    }

    /// <summary>
    /// Eder's Delta: the sum of absolute differences, with the word of rank i of n weighted by (n − i + 2)/n so that the most frequent
    /// count most (Eder, Rybicki and Kestemont, Stylometry with R, 2016; weights and sum as in <c>dist.eder</c> of stylo).
    /// </summary>
    /// <inheritdoc cref="Burrows" path="/param"/>
    public static double Eder(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < Same(a, b); i++)
            sum += Math.Abs(a[i] - b[i]) * (a.Length - i + 1) / a.Length;
        return sum;
    }

    private static int Same(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        a.Length == b.Length && a.Length > 0 ? a.Length : throw new ArgumentException($"z-scores of {a.Length} and {b.Length} words; give those of the same words.", nameof(b));
}
