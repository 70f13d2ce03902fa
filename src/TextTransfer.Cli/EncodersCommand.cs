using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.EncoderCommands;
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
        command.Add(DoctorCommand.Create(streams));
        command.Add(PinCommand.Create(streams));
        command.SetWork((parsed, _) =>
        {
            object[][] rows = [.. NamedEncoders.All.Select(Describe)];
            ResultFile.Write(path: null, streams, target =>
            {
                if (parsed.GetValue(format) == OutputFormat.Text)
                    WriteTable(rows, target);
                else
                    RecordWriter.Write(target.Writer, parsed.GetValue(format), Columns, rows);
            });
        });
        return command;
    }

    private static object[] Describe(NamedEncoder named)
    {
        using OnnxTextEncoder encoder = named.Create(null);
        EncoderInfo info = encoder.Info;
        return [named.ShortName, info.Name, info.Dimension, info.LayerCount, info.MaxTokens, info.Languages, info.License, info.Fingerprint];
    }

    private static void WriteTable(object[][] rows, OutputTarget target)
    {
        // The fingerprint is long and must be read whole to be of use, so it goes below.
        Table table = Tables.Create([.. Columns[..^1]]);
        foreach (object[] row in rows)
            table.AddRow([.. row[..^1].Select(v => Markup.Escape(Convert.ToString(v, CultureInfo.InvariantCulture)!))]);
        target.CreateConsole().Write(table);
        foreach (object[] row in rows)
            target.Writer.WriteLine($"  {row[0],-16} fingerprint {row[^1]}");
    }
}
