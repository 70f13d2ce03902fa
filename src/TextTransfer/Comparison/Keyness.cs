namespace TextTransfer;

/// <summary>
/// Measures of how far a word's frequency in one corpus departs from that in another. Counts are occurrences; sizes are words of the
/// whole corpus, above 0. Pure functions.
/// </summary>
public static class Keyness
{
    /// <summary>
    /// Log-likelihood over the two cells of occurrences, 2 (a ln(a/E₁) + b ln(b/E₂)) with E₁ = n₁ (a+b)/(n₁+n₂): the form of corpus
    /// linguistics (Rayson and Garside, Comparing corpora using frequency profiling, 2000). Never negative.
    /// </summary>
    /// <param name="a">Occurrences in the first corpus.</param>
    /// <param name="b">Occurrences in the second.</param>
    /// <param name="sizeA">Words of the first.</param>
    /// <param name="sizeB">Words of the second.</param>
    public static double LogLikelihood(double a, double b, double sizeA, double sizeB)
    {
        double share = (a + b) / (sizeA + sizeB);
        return Math.Max(0, 2 * (Term(a, sizeA * share) + Term(b, sizeB * share)));
    }

    /// <summary>
    /// The likelihood ratio G² over all four cells, occurrences and other words (Dunning, Accurate methods for the statistics of surprise
    /// and coincidence, 1993): <c>textstat_keyness(measure = "lr")</c> of quanteda without correction, but for its sign.
    /// </summary>
    /// <inheritdoc cref="LogLikelihood" path="/param"/>
    public static double LikelihoodRatio(double a, double b, double sizeA, double sizeB)
    {
        double share = (a + b) / (sizeA + sizeB);
        return Math.Max(0, 2 * (Term(a, sizeA * share) + Term(b, sizeB * share) + Term(sizeA - a, sizeA * (1 - share)) + Term(sizeB - b, sizeB * (1 - share))));
    }

    /// <summary>
    /// The binary logarithm of the ratio of relative frequencies, with half an occurrence in the place of none (Hardie, Log Ratio, 2014):
    /// 1 for twice as frequent in the first, −1 for half.
    /// </summary>
    /// <inheritdoc cref="LogLikelihood" path="/param"/>
    public static double LogRatio(double a, double b, double sizeA, double sizeB) =>
        Math.Log2((a > 0 ? a : 0.5) / sizeA / ((b > 0 ? b : 0.5) / sizeB));

    /// <summary>
    /// Twice the logarithm of the Bayes factor against equal frequencies, approximated by BIC: the log-likelihood less ln(n₁+n₂) (Wilson,
    /// Embracing Bayes factors for key item analysis, 2013). Above 2 positive, 6 strong, 10 very strong evidence; below 0 for equality.
    /// </summary>
    /// <inheritdoc cref="LogLikelihood" path="/param"/>
    public static double BayesFactor(double a, double b, double sizeA, double sizeB) => LogLikelihood(a, b, sizeA, sizeB) - Math.Log(sizeA + sizeB);

    /// <summary>
    /// Gries' deviation of proportions: half the sum over parts of |share of the occurrences − share of the words|; 0 for spread
    /// evenly, near 1 for all in one small part (Gries, Dispersions and adjusted frequencies in corpora, 2008).
    /// </summary>
    /// <param name="occurrences">Occurrences in each part; at least one in all.</param>
    /// <param name="sizes">Words of each part.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no occurrence.</exception>
    public static double DeviationOfProportions(IReadOnlyList<double> occurrences, IReadOnlyList<double> sizes)
    {
        ArgumentNullException.ThrowIfNull(occurrences);
        ArgumentNullException.ThrowIfNull(sizes);
        double total = occurrences.Sum();
        if (occurrences.Count != sizes.Count || total <= 0)
            throw new ArgumentException($"{occurrences.Count} counts with a sum of {total} for {sizes.Count} parts; give a count for each part, and one at least above 0.", nameof(occurrences));
        double words = sizes.Sum();
        double sum = 0;
        for (int i = 0; i < sizes.Count; i++)
            sum += Math.Abs((occurrences[i] / total) - (sizes[i] / words));
        return sum / 2;
    }

    private static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
