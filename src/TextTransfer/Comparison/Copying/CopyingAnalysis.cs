using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.NearDuplicates;

namespace TextTransfer.Comparison.Copying;

/// <summary>What two bodies have word for word in common.</summary>
internal static class CopyingAnalysis
{
    public static CopyingComparison Run(PreparedBody a, PreparedBody b, LanguageProfile profile, ComparisonOptions options, CancellationToken cancellationToken)
    {
        var inA = PassageSearch.Find(a.DocumentWords, b.DocumentWords, options.PassageWords, cancellationToken);
        var inB = PassageSearch.Find(b.DocumentWords, a.DocumentWords, options.PassageWords, cancellationToken);
        double[][] countsA = UnitCounts(a, [.. inA.Select(f => f.IsCopied)]);
        double[][] countsB = UnitCounts(b, [.. inB.Select(f => f.IsCopied)]);
        Assignments assignments = new(countsA.Length, countsB.Length, options, cancellationToken);
        FigureResampling.Result? shares = countsA.Length == 0 || countsB.Length == 0 ? null
            : new FigureResampling([.. countsA, .. countsB], assignments).Compare([c => c[0] / Math.Max(1, c[1])])[0];

        ShingleSet[] first = RunsOf(a, cancellationToken);
        ShingleSet[] second = RunsOf(b, cancellationToken);
        (int Text, int Other, double Similarity)[] duplicates = [.. NearDuplicates(first, second, options.NearDuplicateSimilarity)];
        PassageSearch.Match[] matches = [.. inA.SelectMany(f => f.Matches)];
        return new()
        {
            ReusedInA = shares?.ValueA ?? 0,
            ReusedInB = shares?.ValueB ?? 0,
            ReusedInAEstimate = Bounded(shares?.A),
            ReusedInBEstimate = Bounded(shares?.B),
            Shortage = assignments.Shortage,
            PassageWords = options.PassageWords,
            PassageCount = matches.Length,
            Passages = Place(matches.OrderByDescending(m => m.Length).ThenBy(m => m.From).ThenBy(m => m.Start).Take(options.MaxPassages), a, b, profile),
            NearDuplicatesInA = duplicates.Length,
            NearDuplicatesInB = NearDuplicates(second, first, options.NearDuplicateSimilarity).Count(),
            NearDuplicates =
            [
                .. duplicates.OrderByDescending(d => d.Similarity).ThenBy(d => d.Text).Take(options.MaxPassages)
                    .Select(d => new NearDuplicate(a.Documents[d.Text], b.Documents[d.Other], d.Similarity)),
            ],
        };
    }

    private static ShingleSet[] RunsOf(PreparedBody body, CancellationToken cancellationToken)
    {
        var sets = new ShingleSet[body.DocumentWords.Count];
        Concurrently.For(sets.Length, Environment.ProcessorCount, i => sets[i] = new(() => RollingHashes.Of(body.DocumentWords[i])), cancellationToken);
        return sets;
    }

    /// <summary>The most similar text of another body, for each that has one.</summary>
    private static IEnumerable<(int Text, int Other, double Similarity)> NearDuplicates(ShingleSet[] texts, ShingleSet[] others, double similarity)
    {
        NearDuplicateIndex index = new();
        foreach ((int other, ShingleSet set) in others.Index())
            index.Add(other, set);
        foreach ((int text, ShingleSet set) in texts.Index())
        {
            (int other, double most) = index.Find(set, similarity).Append((Text: -1, Similarity: 0)).MaxBy(f => f.Similarity);
            if (other >= 0)
                yield return (text, other, most);
        }
    }

    private static double[][] UnitCounts(PreparedBody body, bool[][] isCopied)
    {
        int[] units = body.DocumentUnits();
        double[][] counts = [.. Enumerable.Range(0, units.Length == 0 ? 0 : units.Max() + 1).Select(_ => new double[2])];
        for (int i = 0; i < units.Length; i++)
        {
            counts[units[i]][0] += isCopied[i].Count(c => c);
            counts[units[i]][1] += isCopied[i].Length;
        }

        return counts;
    }

    private static Estimate? Bounded(Estimate? share) => share is { } s ? new(s.Value, Math.Max(0, s.Lower), Math.Min(1, s.Upper)) : null;

    /// <summary>Only the texts of passages that are kept are read again for the positions of their words.</summary>
    private static SharedPassage[] Place(IEnumerable<PassageSearch.Match> matches, PreparedBody a, PreparedBody b, LanguageProfile profile)
    {
        Dictionary<Document, (int Start, int End)[]> places = new(ReferenceEqualityComparer.Instance);
        return [.. matches.Select(m =>
        {
            (Document first, Document second) = (a.Documents[m.From], b.Documents[m.To]);
            return new SharedPassage(first, RangeOf(first, m.Start, m.Length), second, RangeOf(second, m.ToStart, m.Length), m.Length);
        })];

        Range RangeOf(Document document, int start, int length)
        {
            if (!places.TryGetValue(document, out (int Start, int End)[]? words))
                places[document] = words = [.. WordSpans.Of(Preparation.TextOf(document), profile).Select(w => (w.Start, w.Start + w.Length))];
            return words[start].Start..words[start + length - 1].End;
        }
    }
}
