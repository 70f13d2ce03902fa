using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Counts the documents of sources as they go by: those kept, their words, and those left out, by reason.</summary>
internal sealed class DocumentReport(IReadOnlyCollection<string> kinds)
{
    private static readonly string[] Columns = ["source", "documents", "words", "without_text", "unpublished", "protected", "left_out"];

    private readonly List<Row> rows = [];

    /// <summary>Passes on what is kept.</summary>
    public IEnumerable<Document> Note(string source, IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        Row row = new(source);
        rows.Add(row);
        foreach (Document document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (document.Kind is { } kind && !kinds.Contains(kind))
            {
                row.LeftOut[kind] = row.LeftOut.GetValueOrDefault(kind) + 1;
                continue;
            }

            int words = CountWords(document.Text);
            row.Documents++;
            row.Words += words;
            row.Empty += words == 0 ? 1 : 0;
            row.Unpublished += document.Status is null or "publish" ? 0 : 1;
            row.Protected += document.IsPasswordProtected ? 1 : 0;
            yield return document;
        }
    }

    public void Write(OutputFormat format, OutputTarget target)
    {
        if (format != OutputFormat.Text)
        {
            RecordWriter.Write(target.Writer, format, Columns, rows.Select(r => (IReadOnlyList<object?>)[r.Source, r.Documents, r.Words, r.Empty, r.Unpublished, r.Protected, r.Describe()]));
            return;
        }

        Table table = Tables.Create("source", "documents", "words", "without text", "unpublished", "protected", "left out");
        foreach (Row row in rows)
        {
            table.AddRow([new Text(Printable.Of(Path.GetFileName(row.Source))), .. new long[] { row.Documents, row.Words, row.Empty, row.Unpublished, row.Protected }
                .Select(n => new Text(n.ToString("N0", CultureInfo.InvariantCulture)).RightJustified()), new Text(row.Describe())]);
        }

        target.CreateConsole().Write(table);
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        int words = 0;
        bool isWithin = false;
        foreach (char c in text)
        {
            bool isWord = !char.IsWhiteSpace(c);
            words += isWord && !isWithin ? 1 : 0;
            isWithin = isWord;
        }

        return words;
    }

    private sealed record Row(string Source)
    {
        public int Documents { get; set; }

        public long Words { get; set; }

        public int Empty { get; set; }

        public int Unpublished { get; set; }

        public int Protected { get; set; }

        public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

        public string Describe() => string.Join(", ", LeftOut.Select(l => $"{l.Value} {Printable.Of(l.Key)}"));
    }
}
