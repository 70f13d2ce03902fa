using System.Globalization;
using Spectre.Console;
using TextTransfer.Reports.Sections;

namespace TextTransfer.Cli.Output;

/// <summary>A comparison of texts for people: what differs by more than chance first.</summary>
internal static class TextComparisonView
{
    private const int Rows = 12;
    private const int LongestText = 70;

    public static void Write(TextComparison comparison, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        (string a, string b) = (Printable.Of(comparison.A.Name), Printable.Of(comparison.B.Name));
        console.WriteLine($"{a} against {b}{(comparison.Language is { } language ? $", texts in {language}" : "")}");
        WriteBodies(console, comparison);
        WriteTests(console, comparison);
        WriteFigures(console, comparison, a, b);
        WriteKeywords(console, comparison, a, b);
        if (comparison.Meaning is { } meaning)
            WriteMeaning(console, meaning, comparison.Style.Matched, a, b);
        WriteCopying(console, comparison.Copying, a, b);
        console.WriteLine();
    }

    /// <summary>Short and in no culture: four digits that count.</summary>
    internal static string Number(double? value) => value switch
    {
        null => "",
        { } v when Math.Abs(v) >= 1000 => v.ToString("#,0", CultureInfo.InvariantCulture),
        { } v when v == Math.Floor(v) => v.ToString("0", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) >= 10 => v.ToString("0.0", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) >= 0.1 => v.ToString("0.00", CultureInfo.InvariantCulture),
        { } v => v.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    private static void WriteBodies(IAnsiConsole console, TextComparison comparison)
    {
        foreach (ComparedBody body in new[] { comparison.A, comparison.B })
        {
            string languages = string.Join(", ", body.Languages.Take(4).Select(l => $"{l.Language ?? "unknown"} {l.Texts}"));
            console.WriteLine($"  {Printable.Of(body.Name)}: {body.Texts} texts ({languages}), {body.IndependentTexts} independent, {Number(body.Words)} words, {Number(body.Sentences)} sentences");
        }
    }

    private static void WriteTests(IAnsiConsole console, TextComparison comparison)
    {
        Table table = Tables.Create("difference", "distance (95 % interval)", "by chance", "p", "p corrected", "");
        foreach (ComparisonTest test in comparison.Tests)
            table.AddRow(Cells(test.Name, Interval(test.Value, test.Estimate), Number(test.ExpectedByChance), PValue(test.PValue), PValue(test.AdjustedPValue), test.Shortage?.ToString() ?? ""));
        console.Write(table);
    }

    private static void WriteFigures(IAnsiConsole console, TextComparison comparison, string a, string b)
    {
        Table table = Tables.Create("style", a, b, "difference", "p corrected", "");
        foreach (ComparedFigure f in comparison.Style.Figures.Where(f => f.ValueA is not null || f.Shortage is not null).OrderBy(f => f.Aspect).ThenBy(f => f.AdjustedPValue ?? 2))
            table.AddRow(Cells(f.Name, Interval(f.ValueA, f.A), Interval(f.ValueB, f.B), Interval(f.Difference?.Value, f.Difference), PValue(f.AdjustedPValue), f.Shortage?.ToString() ?? f.Remark ?? ""));
        console.Write(table);
    }

    private static void WriteKeywords(IAnsiConsole console, TextComparison comparison, string a, string b)
    {
        console.WriteLine($"{comparison.Words.Found} of {comparison.Words.Tested} words, pairs and patterns differ (false discovery rate 5 %).");
        foreach ((string side, bool isFirst) in new[] { (a, true), (b, false) })
        {
            Table table = Tables.Create($"key in {side}", $"per million, {a}", $"per million, {b}", "log ratio", "log-likelihood", "dispersion DP", "p corrected");
            foreach (Keyword k in comparison.Words.Keywords.Where(k => k.LogRatio > 0 == isFirst && k.AdjustedPValue <= 0.05).Take(Rows))
                table.AddRow(Cells(k.Text, Number(k.PerMillionA), Number(k.PerMillionB), Interval(k.LogRatio, k.LogRatioEstimate), Number(k.LogLikelihood), Number(isFirst ? k.DispersionA : k.DispersionB), PValue(k.AdjustedPValue)));
            if (table.Rows.Count > 0)
                console.Write(table);
        }
    }

    private static void WriteMeaning(IAnsiConsole console, MeaningComparison meaning, MatchedStyle? matched, string a, string b)
    {
        if (meaning.CoverageOfA is { } ofA && meaning.CoverageOfB is { } ofB)
            console.WriteLine($"{b} covers {Share(ofA)} of {a}; {a} covers {Share(ofB)} of {b} (97 % expected of one body).");
        if (matched is { Pairs: > 0 })
            console.WriteLine($"{matched.Pairs} pairs matched by meaning, mean cosine {Number(matched.MeanSimilarity)} against {Number(matched.MeanSimilarityOfAll)} of any two.");
        Table table = Tables.Create("topic", a, b, "p corrected", "typical text");
        foreach (ComparedTopic t in meaning.Topics)
            table.AddRow(Cells(string.Join(' ', t.DistinctiveWords), Tables.Percent(t.ShareA), Tables.Percent(t.ShareB), PValue(t.AdjustedPValue), Shortened(t.TypicalTexts[0].Title ?? t.TypicalTexts[0].Text)));
        if (meaning.Topics.Count > 0)
            console.Write(table);
    }

    private static void WriteCopying(IAnsiConsole console, CopyingComparison copying, string a, string b)
    {
        console.WriteLine($"Copying: {Share(copying.ReusedInA, copying.ReusedInAEstimate)} of {a} and {Share(copying.ReusedInB, copying.ReusedInBEstimate)} of {b} stand in common passages of {copying.PassageWords} words and more; "
            + $"{copying.NearDuplicatesInA} texts of {a} and {copying.NearDuplicatesInB} of {b} have a near-duplicate.");
        foreach (SharedPassage passage in copying.Passages.Take(Rows))
            console.WriteLine($"  {passage.Words} words: {Shortened(passage.Text)} ({Printable.Of(ComparisonJson.NameOf(passage.A))} / {Printable.Of(ComparisonJson.NameOf(passage.B))})");
    }

    private static string Shortened(string text) => Printable.Of(text.Trim() is { Length: > LongestText } t ? t[..LongestText] + "…" : text.Trim());

    private static string Interval(double? value, Estimate? estimate) => estimate is { } e ? $"{Number(e.Value)} ({Number(e.Lower)} to {Number(e.Upper)})" : Number(value);

    private static string Share(Estimate estimate) => $"{Tables.Percent(estimate.Value)} ({Tables.Percent(estimate.Lower)} to {Tables.Percent(estimate.Upper)})";

    private static string Share(double value, Estimate? estimate) => estimate is { } e ? Share(e) : Tables.Percent(value);

    private static string PValue(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static Text[] Cells(params string[] cells) => [.. cells.Select(c => new Text(Printable.Of(c)))];
}
