using System.Text;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Where a command writes, and whether a person sees it on a terminal: a file never is one, whatever standard output is.</summary>
internal sealed record OutputTarget(TextWriter Writer, bool IsTerminal)
{
    private const int PlainWidth = 140;

    /// <summary>A console for tables and paragraphs: styled on a terminal, plain and wide enough elsewhere.</summary>
    public IAnsiConsole CreateConsole() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new ConsoleOutput(this),
        Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    private sealed class ConsoleOutput(OutputTarget target) : IAnsiConsoleOutput
    {
        public TextWriter Writer => target.Writer;

        public bool IsTerminal => target.IsTerminal;

        public int Width => IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : PlainWidth;

        public int Height => IsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : 25;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
