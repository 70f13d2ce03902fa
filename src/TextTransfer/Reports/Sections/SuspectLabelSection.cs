using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Labels that models which did not see the text contradict, the most suspect first.</summary>
internal static class SuspectLabelSection
{
    /// <summary>As many as are read at a sitting; the whole list is an audit's.</summary>
    private const int MostShown = 20;
    private const int MostCharacters = 200;

    private static readonly Column[] Columns = [new("text", ColumnKind.Text), new("label"), new("rather"), new("suspicion", ColumnKind.Number), new("id")];

    public static IEnumerable<LabelSuspicion> Worst(CorpusAudit audit) => audit.Suspicions.Where(s => s.IsSuspect).Take(MostShown);

    public static Html Of(CorpusAudit audit)
    {
        Html warnings = Html.Of($"""{audit.Warnings.Select(w => Html.Of($"""<p class="warning">{w}</p>"""))}""");
        int count = audit.SuspectCount;
        if (count == 0)
            return Html.Of($"{warnings}<p>No label is suspected to be wrong.</p>");
        string shown = count > MostShown ? $" The {MostShown} most suspect are shown." : "";
        return Html.Of($"""
            {warnings}<p>{count} of {audit.Corpus.Texts.Count} labels are contradicted by models that did not see the text; about {audit.ExpectedFalseAlarms.ToString("0.#", CultureInfo.InvariantCulture)} of these are expected to be right as they are. The suspicion is the estimated probability that a label is wrong.{shown}</p>
            {DataTable.Of("Labels that are perhaps wrong", Columns, Worst(audit).Select(s => Row(s, audit.Corpus.Texts[s.Text])))}
            """);
    }

    private static IReadOnlyList<Cell> Row(LabelSuspicion suspicion, LabeledText text) =>
    [
        Excerpt.Of(text.Text, MostCharacters), suspicion.Label, suspicion.SuggestedLabel, Cell.Of(suspicion.ErrorProbability, "P0"), ErrorSection.PlaceOf(text),
    ];
}
