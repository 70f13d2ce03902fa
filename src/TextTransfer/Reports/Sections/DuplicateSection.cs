using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Texts that are there more than once: those under different labels first, then those that are most alike.</summary>
internal static class DuplicateSection
{
    private const int MostShown = 20;
    private const int MostCharacters = 200;
    private const int MostPlaces = 5;

    private static readonly Column[] Columns =
    [
        new("first of the texts", ColumnKind.Text), new("what they are"), new("texts", ColumnKind.Number), new("labels"), new("similarity", ColumnKind.Number), new("ids"),
    ];

    /// <summary>The kinds of duplicates, the worst first, and what a group of each is called.</summary>
    public static readonly (AuditFindingKind Kind, string Name)[] Kinds =
    [
        (AuditFindingKind.ContradictoryLabels, "contradictory"), (AuditFindingKind.ExactDuplicate, "equal"), (AuditFindingKind.NearDuplicate, "nearly equal"), (AuditFindingKind.SameMeaning, "of one meaning"),
    ];

    public static IEnumerable<AuditFinding> Worst(CorpusAudit audit) =>
        Kinds.SelectMany(k => audit.Findings.Where(f => f.Kind == k.Kind).OrderByDescending(f => f.Texts.Count)).Take(MostShown);

    public static Html Of(CorpusAudit audit)
    {
        (string Name, int Count)[] counts = [.. Kinds.Select(k => (k.Name, audit.Findings.Count(f => f.Kind == k.Kind))).Where(c => c.Item2 > 0)];
        int groups = counts.Sum(c => c.Count);
        if (groups == 0)
            return Html.Of($"<p>No text is there twice, equal, nearly equal or in other words.</p>");
        string shown = groups > MostShown ? $" The {MostShown} worst are shown." : "";
        return Html.Of($"""
            <p>Groups of texts that are no independent examples: {string.Join(", ", counts.Select(c => $"{c.Count} {c.Name}"))}. Contradictory are texts alike under different labels; of one meaning are those that only the encoder takes for the same.{shown}</p>
            {DataTable.Of("Texts that are there more than once", Columns, Worst(audit).Select(f => Row(f, audit.Corpus)))}
            """);
    }

    private static IReadOnlyList<Cell> Row(AuditFinding group, Corpus corpus) =>
    [
        Excerpt.Of(corpus.Texts[group.Texts[0]].Text, MostCharacters), Kinds.First(k => k.Kind == group.Kind).Name, Cell.Of(group.Texts.Count, "N0"),
        string.Join(", ", group.Labels), Cell.Of(group.Score ?? 1, "0.00"), Places(group, corpus),
    ];

    private static string Places(AuditFinding group, Corpus corpus)
    {
        string[] places = [.. group.Texts.Take(MostPlaces).Select(i => ErrorSection.PlaceOf(corpus.Texts[i])).Where(p => p.Length > 0)];
        return string.Join(", ", places) + (places.Length > 0 && group.Texts.Count > MostPlaces ? ", …" : "");
    }
}
