using MathNet.Numerics.Distributions;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer;

/// <summary>What stands around a word in a body of text. Safe for concurrent calls; time is linear in the text.</summary>
public static class WordContexts
{
    /// <summary>Occurrences of a word, whatever its case, each in its context.</summary>
    /// <param name="body">Where to look.</param>
    /// <param name="word">One word.</param>
    /// <param name="width">Characters of context on either side, at most; whole words.</param>
    public static IEnumerable<ConcordanceLine> Concordance(TextBody body, string word, int width = 50)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        string wanted = Folded(word);
        return body.Documents.SelectMany(document =>
        {
            string text = Preparation.TextOf(document);
            return WordSpans.Of(text, LanguageProfile.Of(document.Language))
                .Where(w => w.Length == wanted.Length && Folded(text.Substring(w.Start, w.Length)) == wanted)
                .Select(w => new ConcordanceLine(document, w.Start, Before(text, w.Start, width), text.Substring(w.Start, w.Length), After(text, w.Start + w.Length, width)));
        });
    }

    /// <summary>Words that stand near a word, in its sentence, more often than elsewhere, the highest log-likelihood first.</summary>
    /// <param name="body">Where to look.</param>
    /// <param name="word">One word.</param>
    /// <param name="span">Words on either side that are near; 5 is usual.</param>
    /// <param name="fewest">Occurrences near the word that a collocate has at least.</param>
    public static IReadOnlyList<Collocate> Collocates(TextBody body, string word, int span = 5, int fewest = 3)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        ArgumentOutOfRangeException.ThrowIfLessThan(span, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        TextSegmenter segmenter = new(LanguageProfile.Of(null));
        SegmentedText[] texts = [.. body.Documents.Select(d => segmenter.Segment(Preparation.TextOf(d)))];
        int node = segmenter.NumberOf(Folded(word));
        var total = new int[segmenter.Words.Count];
        var near = new int[total.Length];
        foreach (SegmentedText text in texts)
        {
            int start = 0;
            foreach (int length in text.SentenceLengths)
            {
                Count(text.Words.AsSpan(start, length), node, span, total, near);
                start += length;
            }
        }

        double nearWords = near.Sum();
        double otherWords = total.Sum() - nearWords;
        Collocate[] collocates =
        [
            .. Enumerable.Range(0, total.Length).Where(w => w != node && near[w] >= fewest).Select(w =>
            {
                (double here, double elsewhere) = (near[w], total[w] - near[w]);
                double likelihood = Keyness.LogLikelihood(here, elsewhere, nearWords, otherWords);
                return new Collocate(segmenter.Words[w], near[w], total[w], likelihood, Keyness.LogRatio(here, elsewhere, nearWords, otherWords), 1 - ChiSquared.CDF(1, likelihood), 1);
            }).Where(c => c.LogRatio > 0),
        ];
        return [.. FalseDiscoveries.Adjust(collocates, c => c.PValue, (c, p) => c with { AdjustedPValue = p }).OrderByDescending(c => c.LogLikelihood).ThenBy(c => c.Text, StringComparer.Ordinal)];
    }

    /// <summary>A word near two occurrences counts once.</summary>
    private static void Count(ReadOnlySpan<int> sentence, int node, int span, int[] total, int[] near)
    {
        int last = -span - 1;
        for (int i = 0; i < sentence.Length; i++)
        {
            total[sentence[i]]++;
            if (sentence[i] == node)
                last = i;
            bool isNear = i - last <= span || sentence[(i + 1)..Math.Min(sentence.Length, i + span + 1)].Contains(node);
            if (isNear && sentence[i] != node)
                near[sentence[i]]++;
        }
    }

    private static string Folded(string word) => string.Create(word.Length, word, static (folded, source) => WordSpans.Fold(source, folded));

    private static string Before(string text, int end, int width)
    {
        int start = Math.Max(0, end - width);
        while (start > 0 && start < end && !char.IsWhiteSpace(text[start - 1]))
            start++;
        return OnOneLine(text.AsSpan(start, end - start));
    }

    private static string After(string text, int start, int width)
    {
        int end = Math.Min(text.Length, start + width);
        while (end < text.Length && end > start && !char.IsWhiteSpace(text[end]))
            end--;
        return OnOneLine(text.AsSpan(start, end - start));
    }

    private static string OnOneLine(ReadOnlySpan<char> text) => text.ToString().ReplaceLineEndings(" ").Replace('\t', ' ');
}
