using TextTransfer.Audit.Texts;

namespace TextTransfer.Audit.Leakage;

/// <summary>
/// Lines and sentences that recur word for word in longer texts and tell the label: headers, footers, disclaimers, datelines.
/// </summary>
internal static class RecurringSegments
{
    private const int LeastTexts = 4;
    private const int LeastWords = 4;
    private const int LongestSegment = 300;

    /// <summary>The chance of finding any such segment by luck in one corpus.</summary>
    private const double Significance = 0.01;

    public static IEnumerable<AuditFinding> Find(Corpus corpus)
    {
        Dictionary<string, List<int>> places = new(StringComparer.Ordinal);
        for (int i = 0; i < corpus.Texts.Count; i++)
        {
            foreach (string segment in Segments(corpus.Texts[i].Text))
            {
                if (!places.TryGetValue(segment, out List<int>? texts))
                    places.Add(segment, texts = []);
                texts.Add(i);
            }
        }

        // Texts that are equal as a whole are duplicates, and say nothing about what recurs.
        var recurring = places.Where(p => p.Value.Select(i => corpus.Texts[i].Text).Distinct(StringComparer.Ordinal).Count() >= LeastTexts).ToArray();
        Dictionary<string, int> sizes = corpus.Texts.GroupBy(t => t.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach ((string segment, List<int> texts) in recurring.OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            IGrouping<string, int> most = texts.GroupBy(i => corpus.Texts[i].Label, StringComparer.Ordinal).MaxBy(g => g.Count())!;
            double share = (double)most.Count() / texts.Count;
            double chance = Tail.AtLeast(most.Count(), corpus.Texts.Count, sizes[most.Key], texts.Count);
            if (share >= 0.9 && chance * recurring.Length < Significance)
                yield return new(AuditFindingKind.Boilerplate, $"{Quotation.Of(segment)} stands in {texts.Count} texts, {most.Count()} of them labelled '{most.Key}': a classifier may learn it instead of the topic. Cut it out.", texts, [most.Key]) { Score = share };
        }
    }

    /// <summary>The lines and sentences of a text, each once, but for a text that is a single one.</summary>
    private static HashSet<string> Segments(string text)
    {
        HashSet<string> segments = new(StringComparer.Ordinal);
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool ends = i == text.Length || text[i] is '\n' or '\r' || (text[i] is '.' or '!' or '?' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]));
            if (!ends)
                continue;
            string segment = text[start..Math.Min(text.Length, i + 1)].Trim();
            start = i + 1;
            if (segment.Length <= LongestSegment && segment.Count(char.IsWhiteSpace) >= LeastWords - 1 && segment.Length < text.AsSpan().Trim().Length)
                segments.Add(segment);
        }

        return segments;
    }
}
