using MathNet.Numerics;

namespace TextTransfer;

/// <summary>
/// How varied the words of a text are. Words are compared as they are given: fold case first. Pure functions, linear in the text.
/// </summary>
public static class LexicalDiversity
{
    /// <summary>
    /// Distinct words per word, above 0 to 1. It falls with the length of the text whatever its words, so it compares texts of one
    /// length alone.
    /// </summary>
    /// <param name="words">At least one word.</param>
    public static double TypeTokenRatio(IReadOnlyList<string> words) => TypeTokenRatio(Number(words, 1));

    /// <summary>
    /// The measure of textual lexical diversity: the mean length of the runs over which the type-token ratio stays above a threshold,
    /// read forwards and backwards, a run begun at the end counted in part (McCarthy and Jarvis, 2010). Higher is more varied. Safe of
    /// length from about 100 words (Koizumi, 2012).
    /// </summary>
    /// <param name="words">At least one word.</param>
    /// <param name="threshold">The ratio at which a run ends, above 0 and below 1; 0.72 in the paper and in LexicalRichness.</param>
    public static double Mtld(IReadOnlyList<string> words, double threshold = 0.72)
    {
        if (!(threshold is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "above 0 and below 1.");
        return Mtld(Number(words, 1), threshold);
    }

    /// <summary>
    /// HD-D: the type-token ratio expected of a random sample of words, by the hypergeometric distribution (McCarthy and Jarvis, 2007).
    /// 0 to 1.
    /// </summary>
    /// <param name="words">At least as many words as are drawn.</param>
    /// <param name="draws">The size of the sample; 42 in the paper.</param>
    public static double Hdd(IReadOnlyList<string> words, int draws = 42)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        return Hdd(Number(words, draws), draws);
    }

    /// <summary>
    /// The moving-average type-token ratio: the mean ratio of all windows of one length (Covington and McFall, 2010). Above 0 to 1.
    /// </summary>
    /// <param name="words">At least as many words as a window has.</param>
    /// <param name="window">Words of a window; 100 is the usual choice.</param>
    public static double Mattr(IReadOnlyList<string> words, int window = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        return Mattr(Number(words, window), window);
    }

    /// <summary>
    /// Yule's K, 10⁴ (Σ f² − N) / N²: how often two words drawn from a text are the same; lower is more varied (Yule, 1944; the form of
    /// Tweedie and Baayen, 1998, as in quanteda).
    /// </summary>
    /// <param name="words">At least one word.</param>
    public static double YulesK(IReadOnlyList<string> words) => YulesK(Number(words, 1));

    internal static double TypeTokenRatio(ReadOnlySpan<int> words) => (double)Counts(words).Count / words.Length;

    internal static double Mtld(ReadOnlySpan<int> words, double threshold = 0.72)
    {
        int[] backwards = words.ToArray();
        Array.Reverse(backwards);
        return (MeanRun(words, threshold) + MeanRun(backwards, threshold)) / 2;
    }

    internal static double Hdd(ReadOnlySpan<int> words, int draws = 42)
    {
        int total = words.Length;
        double all = SpecialFunctions.BinomialLn(total, draws);
        double sum = 0;
        foreach (int count in Counts(words).Values)
            sum += 1 - (total - count < draws ? 0 : Math.Exp(SpecialFunctions.BinomialLn(total - count, draws) - all));
        return sum / draws;
    }

    internal static double Mattr(ReadOnlySpan<int> words, int window = 100)
    {
        Dictionary<int, int> counts = [];
        long types = 0;
        for (int i = 0; i < words.Length; i++)
        {
            counts[words[i]] = counts.GetValueOrDefault(words[i]) + 1;
            if (i >= window && --counts[words[i - window]] == 0)
                counts.Remove(words[i - window]);
            if (i >= window - 1)
                types += counts.Count;
        }

        return (double)types / window / (words.Length - window + 1);
    }

    internal static double YulesK(ReadOnlySpan<int> words)
    {
        double squares = 0;
        foreach (int count in Counts(words).Values)
            squares += (double)count * count;
        return 1e4 * (squares - words.Length) / words.Length / words.Length;
    }

    private static double MeanRun(ReadOnlySpan<int> words, double threshold)
    {
        HashSet<int> types = [];
        int length = 0;
        double runs = 0;
        double ratio = 1;
        foreach (int word in words)
        {
            types.Add(word);
            length++;
            ratio = (double)types.Count / length;
            if (ratio <= threshold)
            {
                runs++;
                length = 0;
                types.Clear();
            }
        }

        if (length > 0)
            runs += (1 - ratio) / (1 - threshold);
        return runs > 0 ? words.Length / runs : words.Length; // A text of distinct words is one run.
    }

    private static Dictionary<int, int> Counts(ReadOnlySpan<int> words)
    {
        Dictionary<int, int> counts = [];
        foreach (int word in words)
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }

    private static int[] Number(IReadOnlyList<string> words, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count < atLeast)
            throw new ArgumentException($"{words.Count} words; the measure needs at least {atLeast}.", nameof(words));
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        return [.. words.Select(w => numbers.TryGetValue(w, out int number) ? number : numbers[w] = numbers.Count)];
    }
}
