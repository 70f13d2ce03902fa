using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary>
/// <c>texttransfer encoders</c> and <c>encoders list</c>: the encoders that travel with the command line and those that were
/// pulled, and what each is. All are opened, so what is shown is what they give, and a pulled one is verified on the way.
/// </summary>
internal static class ListCommand
{
    private static readonly string[] Columns = ["name", "encoder", "dimensions", "layers", "max_tokens", "languages", "licence", "commit", "variant", "bytes", "fingerprint"];
    private static readonly string[] TextColumns = ["name", "encoder", "dimensions", "layers", "max_tokens", "languages", "licence"];

    public static Command Create(string name, StandardStreams streams)
    {
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Command command = new(name, "List the encoders at hand, the default one first, then those that were pulled.") { format };
        command.SetWork((parsed, cancellationToken) =>
        {
            List<object?[]> rows = [.. NamedEncoders.All.Select(e => Describe(e.ShortName, () => e.Create(null), pulled: null, streams))];
            foreach (StoredEncoder pulled in NamedEncoders.Store.List(e => streams.Error.WriteLine($"warning: {Printable.Message(e.Message)}")))
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(Describe(pulled.Id.ToString(), () => NamedEncoders.Store.Open(pulled.Id), pulled, streams));
            }

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

    /// <summary>One that cannot be opened as it is, for want of an option mostly, is listed without what opening would tell.</summary>
    private static object?[] Describe(string name, Func<OnnxTextEncoder> open, StoredEncoder? pulled, StandardStreams streams)
    {
        EncoderInfo? info = null;
        try
        {
            using OnnxTextEncoder encoder = open();
            info = encoder.Info;
        }
        catch (TextTransferException e) when (pulled is not null)
        {
            streams.Error.WriteLine($"warning: {name}: {Printable.Message(e.Message)}");
        }

        return
        [
            name, info?.Name, info?.Dimension, info?.LayerCount, info?.MaxTokens, info?.Languages, info?.License,
            pulled?.Commit, pulled?.Variant, (double?)pulled?.Size, info?.Fingerprint,
        ];
    }

    private static void WriteTable(List<object?[]> rows, OutputTarget target)
    {
        Table table = Tables.Create(TextColumns);
        foreach (object?[] row in rows)
            table.AddRow([.. row[..TextColumns.Length].Select(v => Markup.Escape(Printable.Of(Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")))]);
        target.CreateConsole().Write(table);

        // Hashes are long and must be read whole to be of use, so they go below.
        int width = Math.Max(16, rows.Max(r => r[0]!.ToString()!.Length));
        foreach (object?[] row in rows)
        {
            string name = row[0]!.ToString()!.PadRight(width);
            if (row[^1] is { } fingerprint)
                target.Writer.WriteLine($"  {name} fingerprint {fingerprint}");
            if (row[^4] is { } commit)
                target.Writer.WriteLine($"  {name} commit {commit}, {row[^3]}, {(double)row[^2]! / 1e6:0} MB");
        }
    }
}
