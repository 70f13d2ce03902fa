using System.Globalization;
using System.Text.Json.Nodes;

namespace TextTransfer.Cli.Output;

/// <summary>Why each document is classified as it is: a paragraph for people, an object for machines.</summary>
internal static class ExplanationView
{
    private const int ShownSpans = 5;
    private const int ShownWords = 8;
    private const int ShownExamples = 3;
    private const int RecordedTerms = 20;
    private const int ExcerptWidth = 90;

    public static void WriteText(IReadOnlyList<Document> documents, IReadOnlyList<Explanation> explanations, TextWriter writer)
    {
        writer.WriteLine("Why: log-odds of the label against the second, as a sum; 0 is even, every +0.69 doubles the odds. The average labelled text and the views make the sum; windows, lines and words are parts of the views.");
        foreach ((Document document, Explanation explanation) in documents.Zip(explanations))
        {
            writer.WriteLine();
            Write(document, explanation, writer);
        }
    }

    public static JsonObject ToJson(Explanation explanation) => new()
    {
        ["label"] = explanation.Label,
        ["against"] = explanation.Against,
        ["log_odds"] = explanation.LogOdds,
        ["intercept"] = explanation.Intercept,
        ["views"] = ToArray(explanation.Views, v => new() { ["name"] = v.Name, ["contribution"] = v.Contribution }),
        ["windows"] = ToArray(explanation.Windows, Span),
        ["lines"] = ToArray(explanation.Lines, Span),
        ["undivided"] = explanation.Undivided,
        ["words"] = ToArray(explanation.Words.Take(RecordedTerms), w => new() { ["word"] = w.Word, ["count"] = w.Count, ["contribution"] = w.Contribution }),
        ["terms"] = ToArray(explanation.Terms.Take(RecordedTerms), t => new() { ["view"] = t.View, ["term"] = t.Term, ["count"] = t.Count, ["contribution"] = t.Contribution }),
        ["labelled_texts"] = ToArray(explanation.Examples.Take(ShownExamples), e => new()
        {
            ["id"] = e.Example.Id,
            ["line"] = e.Example.Line,
            ["label"] = e.Example.Label,
            ["text"] = e.Example.Text,
            ["contribution"] = e.Contribution,
        }),
    };

    private static void Write(Document document, Explanation e, TextWriter writer)
    {
        writer.WriteLine(Excerpt(PredictionView.TitleOf(document)));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Printable.Of(e.Label)} {Tables.Percent(ProbabilityOf(e.Label))} against {Printable.Of(e.Against)} {Tables.Percent(ProbabilityOf(e.Against))}: log-odds {Signed(e.LogOdds)}{(e.Prediction.IsAbstained ? ", too near for an answer (?)" : "")}"));
        Row(writer, "average text", [(e.Intercept, "what is said of the average labelled text")]);
        Row(writer, "views", [(e.Views.Sum(v => v.Contribution), string.Join(", ", e.Views.Select(v => $"{v.Name} {Signed(v.Contribution)}")))]);
        if (e.Windows.Count > 1)
            Row(writer, "windows", Spans(e.Windows));
        if (e.Lines.Count > 1)
            Row(writer, "lines", [.. Spans(e.Lines), (e.Undivided, "(what belongs to no line: lower layers, words that are missing)")]);
        Row(writer, "words", [(null, string.Join(", ", e.Words.Take(ShownWords).Select(w => $"{Printable.Of(w.Word)} {Signed(w.Contribution)}")))]);
        Row(writer, "labelled texts", [.. e.Examples.Take(ShownExamples).Select(x => ((double?)x.Contribution, $"{Printable.Of(x.Example.Label)}: {Excerpt(x.Example.Text)}"))]);

        double ProbabilityOf(string label) => e.Prediction.Probabilities.First(p => p.Label == label).Probability;

        // The greatest, in the order of the text.
        (double?, string)[] Spans(IReadOnlyList<SpanContribution> spans) =>
        [
            .. spans.OrderByDescending(s => Math.Abs(s.Contribution)).Take(ShownSpans).OrderBy(s => s.Start)
                .Select(s => ((double?)s.Contribution, Excerpt(e.Text.Substring(s.Start, s.Length)))),
            .. spans.Count > ShownSpans ? [((double?)spans.Sum(s => s.Contribution), $"all {spans.Count} together")] : Array.Empty<(double?, string)>(),
        ];
    }

    private static void Row(TextWriter writer, string name, IEnumerable<(double? Contribution, string What)> items)
    {
        foreach ((double? contribution, string what) in items)
        {
            writer.WriteLine($"  {name,-14}  {(contribution is { } value ? Signed(value) : ""),6}  {what}");
            name = "";
        }
    }

    private static string Signed(double value) => Math.Round(value, 2).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Excerpt(string text)
    {
        string line = string.Join(' ', Printable.Of(text[..Math.Min(text.Length, 4 * ExcerptWidth)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        int end = Math.Min(line.Length, ExcerptWidth);
        if (end == line.Length)
            return line;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + " …";
    }

    private static JsonArray ToArray<T>(IEnumerable<T> items, Func<T, JsonObject> convert) => new([.. items.Select(convert)]);

    private static JsonObject Span(SpanContribution span) => new() { ["start"] = span.Start, ["length"] = span.Length, ["contribution"] = span.Contribution };
}
