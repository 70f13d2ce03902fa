using TextTransfer.Statistics;

namespace TextTransfer.Audit.Leakage;

/// <summary>What the group of a text tells of its label, without reading the text.</summary>
internal static class GroupLabels
{
    private const int LeastGroups = 3;

    /// <summary>
    /// Each text is given the most frequent label of the other texts of its group; when that is right beyond what the most
    /// frequent label of the corpus is, a classifier may learn the site.
    /// </summary>
    public static AuditFinding? Find(Corpus corpus)
    {
        var groups = corpus.Texts.Select((t, i) => (t.Label, t.Group, Index: i)).Where(t => t.Group is not null)
            .GroupBy(t => t.Group!, StringComparer.Ordinal).Where(g => g.Count() > 1).ToArray();
        if (groups.Length < LeastGroups)
            return null;
        List<double> right = [];
        List<int> groupOf = [];
        for (int g = 0; g < groups.Length; g++)
        {
            Dictionary<string, int> counts = groups[g].GroupBy(t => t.Label, StringComparer.Ordinal).ToDictionary(l => l.Key, l => l.Count(), StringComparer.Ordinal);
            foreach (var text in groups[g])
            {
                counts[text.Label]--;
                int most = counts.Values.Max();
                string[] best = [.. counts.Where(c => c.Value == most).Select(c => c.Key)];
                counts[text.Label]++;
                right.Add(best.Contains(text.Label, StringComparer.Ordinal) ? 1.0 / best.Length : 0);
                groupOf.Add(g);
            }
        }

        string[] labels = [.. groups.SelectMany(g => g).Select(t => t.Label)];
        double chance = labels.GroupBy(l => l, StringComparer.Ordinal).Max(g => g.Count()) / (double)labels.Length;
        Estimate share = Proportion.Interval(ClusteredMean.Of([.. right], groupOf));
        return share.Lower <= chance ? null : new(AuditFindingKind.GroupTellsLabel,
            $"The group alone tells the label of {100 * share.Value:0} % of {right.Count} texts in {groups.Length} groups (95 %: {100 * share.Lower:0} to {100 * share.Upper:0}; the largest class: {100 * chance:0} %): a classifier may learn the group instead of the topic. Label texts of several classes in each group, and trust scores over whole groups only.",
            [.. groups.SelectMany(g => g).Select(t => t.Index).Order()], corpus.Labels)
        { Score = share.Value };
    }
}
