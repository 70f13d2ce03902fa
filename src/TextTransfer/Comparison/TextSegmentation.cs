using TextTransfer.Comparison.Segmentation;

namespace TextTransfer;

/// <summary>
/// Words and sentences of a text by the default rules of Unicode Standard Annex #29, Unicode 15. A word is a segment that holds a
/// letter, so that numbers and punctuation are none. Safe for concurrent calls; time is linear in the text.
/// </summary>
/// <remarks>
/// Scripts written without spaces between words (Han, Hiragana, Thai, Lao, Khmer, Myanmar): every character with its marks is a word, as the
/// annex has it without a dictionary; runs of Katakana stay together. Figures per word are then figures per character. A line break
/// ends a sentence, and so does every block of a page; a full stop before a capital does, too, that of an abbreviation included.
/// </remarks>
public static class TextSegmentation
{
    /// <summary>The words of a text, as ranges of UTF-16 positions, ascending.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Range> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Range> words = [];
        foreach ((int start, int end) in WordScanner.Words(WordScanner.WellFormed(text)))
            words.Add(start..end);
        return words;
    }

    /// <summary>The sentences of a text that hold a word, as ranges of UTF-16 positions without the white space around them, ascending.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Range> Sentences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = WordScanner.WellFormed(text);
        List<Range> sentences = [];
        for (int start = 0; start < text.Length;)
        {
            int end = SentenceBreaks.Next(text, start);
            ReadOnlySpan<char> sentence = text.AsSpan(start, end - start);
            if (WordScanner.HasLetter(sentence))
            {
                int first = start + (sentence.Length - sentence.TrimStart().Length);
                sentences.Add(first..(first + sentence.Trim().Length));
            }

            start = end;
        }

        return sentences;
    }
}
