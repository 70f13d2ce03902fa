using System.Runtime.InteropServices;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>
/// Numbers the words of texts of one language and counts what is in them. Words are numbered in the order they come, so that the same
/// texts give the same numbers. Not thread-safe.
/// </summary>
internal sealed class TextSegmenter(LanguageProfile profile)
{
    private const int PolysyllableFrom = 3;
    private const int LongFrom = 7; // Letters: Björnsson's "more than six".

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<WordFacts> facts = [];

    /// <summary>What a word adds to the counts wherever it stands.</summary>
    private readonly record struct WordFacts(int Letters, int Syllables, uint Markers);

    public LanguageProfile Profile => profile;

    /// <summary>The words by number.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The number of a word; −1 for one that was in no text.</summary>
    public int NumberOf(string word) => numbers.GetValueOrDefault(word, -1);

    /// <summary>The letters and digits of a word.</summary>
    public int LettersOf(int word) => facts[word].Letters;

    public SegmentedText Segment(string text)
    {
        var counts = new double[Enum.GetValues<TextCount>().Length];
        List<int> found = [];
        List<int> sentences = [];
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        foreach ((int sentence, int start, int length) in WordSpans.Of(text, profile))
        {
            Span<char> folded = length <= buffer.Length ? buffer[..length] : new char[length];
            WordSpans.Fold(text.AsSpan(start, length), folded);
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, folded, out bool exists);
            if (!exists)
                number = Add(folded.ToString());
            found.Add(number);
            if (sentence == sentences.Count)
                sentences.Add(0);
            sentences[sentence]++;
            Count(facts[number], counts);
        }

        counts[(int)TextCount.Texts] = 1;
        counts[(int)TextCount.Characters] = text.Length;
        counts[(int)TextCount.Words] = found.Count;
        counts[(int)TextCount.Sentences] = sentences.Count;
        counts[(int)TextCount.SentenceWordSquares] = sentences.Sum(s => (double)s * s);
        CountMarks(text, counts);
        return new([.. found], [.. sentences], counts);
    }

    private static void CountMarks(string text, double[] counts)
    {
        counts[(int)TextCount.Urls] = TextPatterns.CountUrls(text);
        counts[(int)TextCount.Emails] = TextPatterns.CountEmails(text);
        string blanked = TextPatterns.Blank(text);
        counts[(int)TextCount.Numbers] = TextPatterns.CountNumbers(blanked);
        counts[(int)TextCount.Emoji] = TextPatterns.CountEmoji(blanked);
        counts[(int)TextCount.Mentions] = TextPatterns.CountMentions(blanked);
        counts[(int)TextCount.Hashtags] = TextPatterns.CountHashtags(blanked);
        PunctuationCounts.Add(blanked, counts);
    }

    private int Add(string word)
    {
        uint markers = 0;
        foreach ((TextCount count, var marking) in profile.Markers)
            markers |= marking.Contains(word) ? 1u << (count - TextCount.FirstSingular) : 0;
        words.Add(word);
        facts.Add(new(word.Count(char.IsLetterOrDigit), profile.Syllables?.Count(word) ?? 0, markers));
        return words.Count - 1;
    }

    private static void Count(WordFacts word, double[] counts)
    {
        counts[(int)TextCount.Letters] += word.Letters;
        counts[(int)TextCount.LetterSquares] += (double)word.Letters * word.Letters;
        counts[(int)TextCount.Syllables] += word.Syllables;
        counts[(int)TextCount.Monosyllables] += word.Syllables == 1 ? 1 : 0;
        counts[(int)TextCount.Polysyllables] += word.Syllables >= PolysyllableFrom ? 1 : 0;
        counts[(int)TextCount.LongWords] += word.Letters >= LongFrom ? 1 : 0;
        for (uint markers = word.Markers; markers != 0; markers &= markers - 1)
            counts[(int)TextCount.FirstSingular + System.Numerics.BitOperations.TrailingZeroCount(markers)]++;
    }
}
