using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Statistics;

/// <summary>How many texts of a corpus are independent, in words.</summary>
internal static class IndependentTexts
{
    private const int MostLabels = 5;

    /// <summary>Such as <c> in 108 independent groups (24 near-duplicates kept together)</c>; empty when all are independent.</summary>
    public static string Describe(int texts, int groups, int nearDuplicates)
    {
        string together = nearDuplicates > 0 ? $" ({nearDuplicates} near-duplicates kept together)" : "";
        return groups < texts ? $" in {groups} independent groups{together}" : "";
    }

    /// <summary>What is known of texts that are not independent, and yet on both sides of folds.</summary>
    public static IEnumerable<string> WarningsOf(Corpus corpus, Clusters clusters)
    {
        IReadOnlyList<int> apart = clusters.NearDuplicates.Apart;
        if (apart.Count == 0)
            yield break;
        string[] labels = [.. apart.Select(i => corpus.Texts[i].Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string shown = string.Join(", ", labels.Take(MostLabels).Select(l => $"'{l}'")) + (labels.Length > MostLabels ? " and others" : "");
        yield return $"{apart.Count} near-duplicates ({shown}) may stand on both sides of a fold, which flatters: kept together, they would take more than half of a class out of training. Where they are copies rather than a template, give them one group.";
    }
}
