using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Tables and paragraphs for people; plain and wide enough when the output is not a terminal.</summary>
internal static class TextConsole
{
    private const int RedirectedWidth = 140;

    public static IAnsiConsole Create(TextWriter output)
    {
        TextOutput target = new(output);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
    }

    /// <summary>A table in the one look of this command line.</summary>
    public static Table CreateTable(params ReadOnlySpan<string> columns)
    {
        Table table = new Table().Border(TableBorder.Simple).BorderStyle(new Style(decoration: Decoration.Dim));
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    public static string Percent(double fraction) => (100 * fraction).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Standard output, even when this process wraps it in another writer.</summary>
    private sealed class TextOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal { get; } = !Console.IsOutputRedirected;

        public int Width => IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : RedirectedWidth;

        public int Height => IsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : 25;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
