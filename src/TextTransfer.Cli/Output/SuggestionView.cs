using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Texts to label: numbered for people; as rows whose label is to be filled in for machines.</summary>
internal static class SuggestionView
{
    private const int LongestText = 400;

    private static readonly string[] Columns = ["id", "text", "label", "suggested_label", "probability", "group", "url"];

    public static void Write(OutputFormat format, IReadOnlyList<Document> documents, LabelSuggestions suggestions, OutputTarget target)
    {
        if (format == OutputFormat.Text)
            WriteText(documents, suggestions, target.CreateConsole());
        else
            RecordWriter.Write(target.Writer, format, Columns, suggestions.Texts.Select(s => Row(documents[s.Index], s)));
    }

    private static void WriteText(IReadOnlyList<Document> documents, LabelSuggestions suggestions, IAnsiConsole console)
    {
        Table table = Tables.Create("", "id", "text", "perhaps");
        foreach ((LabelSuggestion suggestion, int i) in suggestions.Texts.Select((s, i) => (s, i)))
        {
            Document document = documents[suggestion.Index];
            string text = Printable.Of(document.TitleAndText);
            table.AddRow(
                new Text((i + 1).ToString(CultureInfo.InvariantCulture)).RightJustified(),
                new Text(Printable.Of(document.Id ?? "")),
                new Text(text.Length <= LongestText ? text : text[..LongestText] + " …"),
                new Text($"{Printable.Of(suggestion.SuggestedLabel)} {Tables.Percent(suggestion.Prediction.Probability)}"));
        }

        console.Write(table);
    }

    /// <summary>With the text as training reads it, so that the file can be filled in and added as it is.</summary>
    private static object?[] Row(Document document, LabelSuggestion suggestion) =>
        [document.Id, document.TitleAndText, "", suggestion.SuggestedLabel, suggestion.Prediction.Probability, document.Group, document.Url];
}
