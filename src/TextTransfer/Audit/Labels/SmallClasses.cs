using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Audit.Labels;

/// <summary>Classes that lack examples.</summary>
internal static class SmallClasses
{
    /// <summary>Independent texts from which on a class can be learned and judged at all: most of the gain of more comes before.</summary>
    private const int Enough = 8;

    public static IEnumerable<AuditFinding> Find(Clusters clusters)
    {
        ClassIndex classes = clusters.Classes;
        for (int k = 0; k < classes.Count; k++)
        {
            int[] texts = [.. Enumerable.Range(0, classes.OfText.Length).Where(i => classes.OfText[i] == k)];
            int independent = texts.Select(i => clusters.ClusterOf[i]).Distinct().Count();
            if (independent >= Enough)
                continue;
            string count = independent == texts.Length ? $"{texts.Length}" : $"{texts.Length} texts but {independent} independent";
            string why = independent == 1 ? "without a second one nothing can be held out of it, and nothing said about it" : "too few to learn it well, and too few to say how well";
            yield return new(AuditFindingKind.FewExamples, $"'{classes.Labels[k]}' has {count} example{(independent == 1 ? "" : "s")}: {why}. Label {Enough - independent} more, or merge it with another class.", texts, [classes.Labels[k]]);
        }
    }
}
