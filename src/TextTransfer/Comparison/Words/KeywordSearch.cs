using System.Runtime.InteropServices;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Words;

/// <summary>Finds the words, pairs and patterns by which two bodies differ.</summary>
internal sealed class KeywordSearch(PreparedBody a, PreparedBody b, TextSegmenter segmenter, ComparisonOptions options, CancellationToken cancellationToken)
{
    private const double FalseDiscoveryRate = 0.05;

    private static readonly (TextCount Count, string Name)[] Patterns =
    [
        (TextCount.Urls, "web addresses"), (TextCount.Emails, "mail addresses"), (TextCount.Numbers, "numbers"),
        (TextCount.Emoji, "emoji"), (TextCount.Mentions, "@names"), (TextCount.Hashtags, "#tags"),
    ];

    private readonly ItemCounts items = new([.. Sizes(a), .. Sizes(b)], a.UnitCount);

    public WordComparison Run(Assignments assignments)
    {
        List<(int Unit, int Count)>[] words = CountWords();
        ComparisonTest test = Test(words, assignments);
        Keyword[] all =
        [
            .. Assess(KeywordKind.Word, words, w => segmenter.Words[w]),
            .. AssessPairs(),
            .. AssessPatterns(),
        ];
        int found = all.Count(k => k.AdjustedPValue <= FalseDiscoveryRate);
        return new()
        {
            Test = test,
            Keywords =
            [
                .. all.GroupBy(k => (k.Kind, IsFirst: k.LogRatio > 0)).SelectMany(g => Ordered(g).Take(options.MaxKeywords))
                    .GroupBy(k => k.Kind).OrderBy(g => g.Key).SelectMany(Ordered),
            ],
            Tested = all.Length,
            Found = found,
        };
    }

    private static IEnumerable<Keyword> Ordered(IEnumerable<Keyword> keywords) => keywords
        .OrderByDescending(k => k.AdjustedPValue <= FalseDiscoveryRate)
        .ThenByDescending(k => k.LogLikelihood)
        .ThenBy(k => k.Text, StringComparer.Ordinal);

    private static double[] Sizes(PreparedBody body)
    {
        var sizes = new double[body.UnitCount];
        for (int i = 0; i < body.Texts.Count; i++)
            sizes[body.Units[i]] += body.Texts[i].Words.Length;
        return sizes;
    }

    /// <summary>The occurrences of every word by unit.</summary>
    private List<(int Unit, int Count)>[] CountWords()
    {
        List<(int, int)>[] words = [.. Enumerable.Range(0, segmenter.Words.Count).Select(_ => new List<(int, int)>(1))];
        foreach ((int unit, IEnumerable<SegmentedText> texts) in Units())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Dictionary<int, int> counts = [];
            foreach (int word in texts.SelectMany(t => t.Words))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
            foreach ((int word, int count) in counts)
                words[word].Add((unit, count));
        }

        return words;
    }

    private IEnumerable<(int Unit, IEnumerable<SegmentedText> Texts)> Units() =>
        a.Texts.Select((t, i) => (Unit: a.Units[i], Text: t)).Concat(b.Texts.Select((t, i) => (Unit: a.UnitCount + b.Units[i], Text: t)))
            .GroupBy(t => t.Unit, t => t.Text).OrderBy(g => g.Key).Select(g => (g.Key, (IEnumerable<SegmentedText>)g));

    private ComparisonTest Test(List<(int Unit, int Count)>[] words, Assignments assignments)
    {
        int[] frequent = [.. Enumerable.Range(0, words.Length)
            .Where(w => words[w].Count > 1)
            .OrderByDescending(w => words[w].Sum(o => o.Count))
            .ThenBy(w => w)
            .Take(WordDistance.Words)];
        return WordDistance.Test(frequent, words, [.. Sizes(a), .. Sizes(b)], assignments);
    }

    private Keyword[] AssessPairs()
    {
        Dictionary<long, int> totals = [];
        foreach (SegmentedText text in a.Texts.Concat(b.Texts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (long pair in Pairs(text))
                CollectionsMarshal.GetValueRefOrAddDefault(totals, pair, out _)++;
        }

        long[] frequent = [.. totals.Where(t => t.Value >= options.FewestOccurrences).Select(t => t.Key).Order()];
        Dictionary<long, int> numbers = frequent.Select((pair, i) => (pair, i)).ToDictionary(p => p.pair, p => p.i);
        List<(int, int)>[] occurrences = [.. frequent.Select(_ => new List<(int, int)>())];
        foreach ((int unit, IEnumerable<SegmentedText> texts) in Units())
        {
            Dictionary<int, int> counts = [];
            foreach (long pair in texts.SelectMany(Pairs))
            {
                if (numbers.TryGetValue(pair, out int number))
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
            }

            foreach ((int number, int count) in counts)
                occurrences[number].Add((unit, count));
        }

        return Assess(KeywordKind.Pair, occurrences, p => $"{segmenter.Words[(int)(frequent[p] >> 32)]} {segmenter.Words[(int)frequent[p]]}");
    }

    private static IEnumerable<long> Pairs(SegmentedText text)
    {
        int start = 0;
        foreach (int length in text.SentenceLengths)
        {
            for (int i = start + 1; i < start + length; i++)
                yield return ((long)text.Words[i - 1] << 32) | (uint)text.Words[i];
            start += length;
        }
    }

    private Keyword[] AssessPatterns()
    {
        double[][] counts = [.. a.UnitCounts(), .. b.UnitCounts()];
        List<(int, int)>[] occurrences = [.. Patterns.Select(p => Enumerable.Range(0, counts.Length)
            .Select(u => (u, (int)counts[u][(int)p.Count])).Where(o => o.Item2 > 0).ToList())];
        return Assess(KeywordKind.Pattern, occurrences, p => Patterns[p].Name);
    }

    private Keyword[] Assess(KeywordKind kind, List<(int Unit, int Count)>[] occurrences, Func<int, string> nameOf)
    {
        int[] frequent = [.. Enumerable.Range(0, occurrences.Length).Where(i => occurrences[i].Sum(o => o.Count) >= options.FewestOccurrences)];
        var assessed = new Keyword[frequent.Length];
        Concurrently.For(frequent.Length, Environment.ProcessorCount, i => assessed[i] = items.Assess(kind, nameOf(frequent[i]), occurrences[frequent[i]]), cancellationToken);
        return FalseDiscoveries.Adjust(assessed, k => k.PValue, (k, p) => k with { AdjustedPValue = p });
    }
}
