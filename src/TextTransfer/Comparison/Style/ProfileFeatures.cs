using System.Runtime.InteropServices;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>
/// Features whose frequencies make a profile of style, and how often each stands in every text: words that have a function rather than
/// a topic, or trigrams of the letters of words, their ends included. A word adds the same features wherever it stands.
/// </summary>
internal sealed class ProfileFeatures
{
    /// <summary>Trigrams taken, the most frequent; as function words, these are the ones that do not depend on topic.</summary>
    private const int Trigrams = 300;

    /// <summary>Words taken where the function words of a language are not known: the most frequent are mostly such.</summary>
    private const int FrequentWords = 100;

    /// <summary>By word: the numbers of its features.</summary>
    private readonly int[][] featuresOf;

    private ProfileFeatures(int[][] featuresOf, IReadOnlyList<string> names, string description) =>
        (this.featuresOf, Names, Description) = (featuresOf, names, description);

    /// <summary>The features, the most frequent first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What they are.</summary>
    public string Description { get; }

    public static ProfileFeatures FunctionWords(IEnumerable<SegmentedText> texts, TextSegmenter segmenter)
    {
        int[] totals = Totals(texts, segmenter);
        bool isKnown = segmenter.Profile.FunctionWords.Count > 0;
        int[] words = isKnown
            ? [.. segmenter.Profile.FunctionWords.Distinct().Select(segmenter.NumberOf).Where(w => w >= 0).OrderByDescending(w => totals[w]).ThenBy(w => w)]
            : [.. Enumerable.Range(0, totals.Length).OrderByDescending(w => totals[w]).ThenBy(w => w).Take(FrequentWords)];
        int[][] featuresOf = [.. totals.Select(_ => Array.Empty<int>())];
        for (int i = 0; i < words.Length; i++)
            featuresOf[words[i]] = [i];
        return new(featuresOf, [.. words.Select(w => segmenter.Words[w])], isKnown ? $"{words.Length} function words" : $"the {words.Length} most frequent words");
    }

    public static ProfileFeatures LetterTrigrams(IEnumerable<SegmentedText> texts, TextSegmenter segmenter)
    {
        int[] totals = Totals(texts, segmenter);
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        for (int word = 0; word < totals.Length; word++)
        {
            foreach (string trigram in TrigramsOf(segmenter.Words[word]))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, trigram, out _) += totals[word];
        }

        string[] names = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Trigrams).Select(c => c.Key)];
        Dictionary<string, int> numbers = names.Select((n, i) => (n, i)).ToDictionary(n => n.n, n => n.i, StringComparer.Ordinal);
        int[][] featuresOf = [.. segmenter.Words.Select(w => TrigramsOf(w).Select(t => numbers.GetValueOrDefault(t, -1)).Where(f => f >= 0).ToArray())];
        return new(featuresOf, names, $"the {names.Length} most frequent trigrams of letters");
    }

    /// <summary>The counts of a set of texts.</summary>
    public SparseRow Count(IEnumerable<SegmentedText> texts)
    {
        Dictionary<int, int> counts = [];
        double words = 0;
        foreach (SegmentedText text in texts)
        {
            words += text.Words.Length;
            foreach (int word in text.Words)
            {
                foreach (int feature in featuresOf[word])
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            }
        }

        return SparseRow.Of(counts, words);
    }

    private static int[] Totals(IEnumerable<SegmentedText> texts, TextSegmenter segmenter)
    {
        var totals = new int[segmenter.Words.Count];
        foreach (SegmentedText text in texts)
        {
            foreach (int word in text.Words)
                totals[word]++;
        }

        return totals;
    }

    private static IEnumerable<string> TrigramsOf(string word)
    {
        string bounded = $" {word} ";
        for (int i = 0; i + 3 <= bounded.Length; i++)
            yield return bounded.Substring(i, 3);
    }
}
