using TextTransfer.Corpora.NearDuplicates;

namespace TextTransfer.Corpora.Indexing;

/// <summary>Which nearly equal texts are kept together, and which could not be.</summary>
/// <param name="KeptCount">Texts kept together with another that is nearly equal, and not by a group or an equal text already.</param>
/// <param name="Apart">The positions of those that may be parted, ascending.</param>
internal sealed record NearDuplicateLinks(int KeptCount, IReadOnlyList<int> Apart)
{
    /// <summary>
    /// Joins near-duplicates as long as no cluster comes to hold more than half of a class: held out, it would leave too little to learn
    /// the class from. Texts that fill most of a class are its template rather than copies, and two sites are more than the post they share.
    /// </summary>
    /// <param name="sets">What belongs together already; joined further.</param>
    /// <param name="texts">The examples.</param>
    /// <param name="labels">The labels of each by number.</param>
    /// <param name="counts">The examples of each label.</param>
    public static NearDuplicateLinks Join(DisjointSets sets, IReadOnlyList<LabeledText> texts, IReadOnlyList<int[]> labels, int[] counts)
    {
        IReadOnlyList<IReadOnlyList<int>> groups = LeaderClusters.Find(texts);
        if (groups.Count == 0)
            return new(0, []);
        Dictionary<int, Dictionary<int, int>> labelsOf = Enumerable.Range(0, texts.Count).GroupBy(sets.Root)
            .ToDictionary(s => s.Key, s => s.SelectMany(i => labels[i]).CountBy(l => l).ToDictionary());
        int kept = 0;
        List<int> apart = [];
        foreach (IReadOnlyList<int> group in groups)
        {
            int[] roots = [.. group.Select(sets.Root).Distinct()];
            if (roots.Length == 1)
                continue;
            Dictionary<int, int> joined = roots.SelectMany(r => labelsOf[r]).GroupBy(l => l.Key).ToDictionary(l => l.Key, l => l.Sum(c => c.Value));
            if (joined.Any(l => l.Value > 1 && 2 * l.Value > counts[l.Key]))
            {
                apart.AddRange(group);
                continue;
            }

            foreach (int root in roots)
                sets.Join(roots[0], root);
            labelsOf[sets.Root(roots[0])] = joined;
            kept += group.Count;
        }

        return new(kept, [.. apart.Order()]);
    }
}
