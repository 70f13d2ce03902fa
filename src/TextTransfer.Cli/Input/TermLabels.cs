using TextTransfer.Files;

namespace TextTransfer.Cli.Input;

/// <summary>
/// Documents with labels made of their categories or tags. Without text, behind a password or without a label that is kept,
/// a document is left out; so is one with several labels, unless several are wanted.
/// </summary>
internal sealed class TermLabels
{
    // The reasons that an option lifts.
    public const string SeveralLabels = "with several labels";
    public const string CatchAllAlone = "with a catch-all label alone";
    public const string RareAlone = "with rare labels alone";

    public static readonly string[] Columns = ["id", "title", "text", "label", "group", "site", "template", "url"];

    private readonly List<(Document Document, string[] Labels)> kept;
    private readonly Dictionary<string, string> groups;

    private TermLabels(List<(Document Document, string[] Labels)> kept) => (this.kept, groups) = (kept, FindGroups(kept));

    /// <summary>Labels and their documents, the most frequent first.</summary>
    public required IReadOnlyList<(string Label, int Documents)> Counts { get; init; }

    /// <summary>Labels that say nothing of the text, with their documents.</summary>
    public required IReadOnlyList<(string Label, int Documents)> CatchAlls { get; init; }

    /// <summary>Labels of too few documents, with them.</summary>
    public required IReadOnlyList<(string Label, int Documents)> Rare { get; init; }

    /// <summary>Documents left out, by reason.</summary>
    public required IReadOnlyList<(string Reason, int Documents)> LeftOut { get; init; }

    public required LabelRule Rule { get; init; }

    public int Documents => kept.Count;

    public int Sites => kept.Select(k => k.Document.Group).Distinct().Count();

    public static TermLabels Collect(IEnumerable<Document> documents, LabelTerms terms, LabelRule rule, CancellationToken cancellationToken)
    {
        Dictionary<string, int> leftOut = new(StringComparer.Ordinal);
        List<(Document Document, string[] Labels)> labeled = [];
        foreach (Document document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string[] names = [.. (terms == LabelTerms.Categories ? document.Categories : document.Tags).Select(n => n.Replace(LabelSet.Separator, '/').Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];
            if (document.IsPasswordProtected)
                Leave("behind a password");
            else if (string.IsNullOrWhiteSpace(document.Text))
                Leave("without text");
            else if (names.Length == 0)
                Leave(terms == LabelTerms.Categories ? "without a category" : "without a tag");
            else
                labeled.Add((document, names));
        }

        var all = Count(labeled);
        var catchAlls = all.Where(c => CatchAll.Is(c.Label, c.Documents, labeled.Count, all.Count)).ToList();
        HashSet<string> dropped = rule.KeepsCatchAll ? [] : [.. catchAlls.Select(c => c.Label)];
        var specific = Keep(labeled, l => !dropped.Contains(l), CatchAllAlone);
        if (!rule.IsMultiLabel)
        {
            Leave(SeveralLabels, specific.Count(d => d.Labels.Length > 1));
            specific.RemoveAll(d => d.Labels.Length > 1);
        }

        var rare = Count(specific).Where(c => c.Documents < rule.Minimum).ToList();
        HashSet<string> few = [.. rare.Select(r => r.Label)];
        var kept = Keep(specific, l => !few.Contains(l), RareAlone);
        return new(kept) { Counts = Count(kept), CatchAlls = catchAlls, Rare = rare, LeftOut = [.. leftOut.Select(l => (l.Key, l.Value)).Where(l => l.Value > 0)], Rule = rule };

        void Leave(string reason, int count = 1) => leftOut[reason] = leftOut.GetValueOrDefault(reason) + count;

        List<(Document Document, string[] Labels)> Keep(List<(Document Document, string[] Labels)> from, Func<string, bool> isKept, string reason)
        {
            var rest = from.Select(d => (d.Document, Labels: d.Labels.Where(isKept).ToArray())).Where(d => d.Labels.Length > 0).ToList();
            Leave(reason, from.Count - rest.Count);
            return rest;
        }
    }

    public IEnumerable<IReadOnlyList<object?>> Rows() => kept.Select(k => (IReadOnlyList<object?>)
        [k.Document.Id, k.Document.Title, k.Document.Text, string.Join(LabelSet.Separator, k.Labels), groups.GetValueOrDefault(LettersOf(k.Document)) ?? (Sites > 1 ? k.Document.Group : null), k.Document.Group, k.Document.Template, k.Document.Url]);

    private static List<(string Label, int Documents)> Count(List<(Document Document, string[] Labels)> documents) =>
        [.. documents.SelectMany(d => d.Labels).GroupBy(l => l, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(c => c.Item2).ThenBy(c => c.Key, StringComparer.Ordinal)];

    // Texts that differ in numbers and punctuation alone came from one template and must not be on both sides of a fold.
    // Where all documents are of one site, the site itself says nothing, and no fold would be left.
    private static Dictionary<string, string> FindGroups(List<(Document Document, string[] Labels)> documents) =>
        documents.Select(d => d.Document.Group).Distinct().Skip(1).Any()
            ? []
            : documents.GroupBy(d => LettersOf(d.Document), StringComparer.Ordinal).Where(g => g.Skip(1).Any()).ToDictionary(g => g.Key, g => $"same text as {g.First().Document.Id}", StringComparer.Ordinal);

    private static string LettersOf(Document document) =>
        ContentHash.OfLines([new string([.. document.Text.Where(char.IsLetter).Select(char.ToLowerInvariant)])]);
}
