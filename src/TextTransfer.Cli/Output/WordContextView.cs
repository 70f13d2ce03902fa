using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>A word's collocates and its lines in context, by body.</summary>
internal static class WordContextView
{
    private const int Rows = 15;
    private const int Width = 50;

    public static void Write(IEnumerable<TextBody> bodies, string word, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        foreach (TextBody body in bodies)
        {
            IReadOnlyList<Collocate> collocates = WordContexts.Collocates(body, word);
            console.WriteLine($"{Printable.Of(word)} in {Printable.Of(body.Name)}: collocates");
            Table table = Tables.Create("word", "near", "in all", "log-likelihood", "log ratio");
            foreach (Collocate c in collocates.Take(Rows))
                table.AddRow(Cells(c.Text, TextComparisonView.Number(c.Near), TextComparisonView.Number(c.Total), TextComparisonView.Number(c.LogLikelihood), TextComparisonView.Number(c.LogRatio)));
            console.Write(table);
            foreach (ConcordanceLine line in WordContexts.Concordance(body, word, Width).Take(Rows))
                console.WriteLine($"  {Printable.Of(line.Left),Width} {Printable.Of(line.Word)} {Printable.Of(line.Right)}");
            console.WriteLine();
        }
    }

    private static Text[] Cells(params string[] cells) => [.. cells.Select(c => new Text(Printable.Of(c)))];
}
