namespace TextTransfer.Comparison.Segmentation;

/// <summary>A prepared body in numbers, and what is to be minded of two of them.</summary>
internal static class BodySummary
{
    private const int LongestSentence = 60;
    private const int LongestWord = 20;

    public static ComparedBody Of(PreparedBody body, TextSegmenter segmenter) => new()
    {
        Name = body.Name,
        Texts = body.Documents.Count,
        IndependentTexts = body.UnitCount,
        ComparedTexts = body.Texts.Count,
        Languages = [.. body.Languages.GroupBy(l => l).Select(g => new LanguageCount(g.Key, g.Count())).OrderByDescending(l => l.Texts).ThenBy(l => l.Language, StringComparer.Ordinal)],
        Words = body.Texts.Sum(t => t.Words.Length),
        Sentences = body.Texts.Sum(t => t.SentenceLengths.Length),
        SentenceLengths = Histogram(body.Texts.SelectMany(t => t.SentenceLengths), LongestSentence),
        WordLengths = Histogram(body.Texts.SelectMany(t => t.Words).Select(segmenter.LettersOf), LongestWord),
    };

    public static IEnumerable<string> Warnings(PreparedBody a, PreparedBody b, string? language)
    {
        foreach (PreparedBody body in new[] { a, b })
        {
            int left = body.Documents.Count - body.Texts.Count;
            if (body.Documents.Count == 0)
                yield return $"{body.Name} has no text.";
            else if (body.Texts.Count == 0)
                yield return $"{body.Name} has no text in {language}: the sides are in different languages, and words and style are not compared.";
            else if (left > 0)
                yield return $"{body.Name}: {left} of {body.Documents.Count} texts are not in {language} and are left out of words and style.";
        }
    }

    private static int[] Histogram(IEnumerable<int> lengths, int longest)
    {
        var counts = new int[longest];
        foreach (int length in lengths.Where(l => l > 0))
            counts[Math.Min(length, longest) - 1]++;
        return counts;
    }
}
