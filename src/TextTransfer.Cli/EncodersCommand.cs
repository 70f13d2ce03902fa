using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer encoders</c>: the encoders that travel with the command line, and what each is.</summary>
internal static class EncodersCommand
{
    private static readonly string[] Columns = ["name", "encoder", "dimensions", "layers", "max_tokens", "languages", "licence", "fingerprint"];

    public static Command Create(StandardStreams streams)
    {
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Command command = new("encoders", "List the encoders at hand, the default one first.") { format };
        command.SetWork((parsed, _) =>
        {
            using StreamWriter output = streams.OpenText();
            string[][] rows = [.. NamedEncoders.All.Select(Describe)];
            if (parsed.GetValue(format) == OutputFormat.Text)
                WriteTable(rows, output);
            else
                RecordWriter.Write(output, parsed.GetValue(format), Columns, rows);
        });
        return command;
    }

    private static string[] Describe(NamedEncoder named)
    {
        using OnnxTextEncoder encoder = named.Create(null);
        EncoderInfo info = encoder.Info;
        return [named.ShortName, info.Name, Format(info.Dimension), Format(info.LayerCount), Format(info.MaxTokens), info.Languages, info.License, info.Fingerprint];

        static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static void WriteTable(string[][] rows, TextWriter output)
    {
        // The fingerprint is long and must be read whole to be of use, so it goes below.
        Table table = TextConsole.CreateTable([.. Columns[..^1]]);
        foreach (string[] row in rows)
            table.AddRow([.. row[..^1].Select(Markup.Escape)]);
        IAnsiConsole console = TextConsole.Create(output);
        console.Write(table);
        foreach (string[] row in rows)
            output.WriteLine($"  {row[0],-16} fingerprint {row[^1]}");
    }
}
