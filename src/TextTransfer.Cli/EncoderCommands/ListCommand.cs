using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Output;
using TextTransfer.Files;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary>
/// <c>texttransfer encoders</c> and <c>encoders list</c>: the encoders that travel with the command line and those that were
/// pulled, and what each is. All are opened, so what is shown is what they give, and a pulled one is verified on the way.
/// </summary>
internal static class ListCommand
{
    private static readonly string[] TextColumns = ["name", "encoder", "dimensions", "layers", "max_tokens", "languages", "licence"];
    private static readonly string[] Columns = [.. TextColumns, "commit", "variant", "bytes", "fingerprint"];

    public static Command Create(string name, StandardStreams streams)
    {
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Command command = new(name, "List the encoders at hand, the default one first, then those that were pulled.") { format };
        command.SetWork((parsed, cancellationToken) =>
        {
            List<ListedEncoder> encoders = [.. NamedEncoders.All.Select(e => Describe(e.ShortName, () => e.Create(null), pulled: null, streams))];
            foreach (StoredEncoder pulled in NamedEncoders.Store.List(e => streams.Error.WriteLine($"warning: {Printable.Message(e.Message)}")))
            {
                cancellationToken.ThrowIfCancellationRequested();
                encoders.Add(Describe(pulled.Id.ToString(), () => NamedEncoders.Store.Open(pulled.Id), pulled, streams));
            }

            ResultFile.Write(path: null, streams, target =>
            {
                if (parsed.GetValue(format) == OutputFormat.Text)
                    WriteTable(encoders, target);
                else
                    RecordWriter.Write(target.Writer, parsed.GetValue(format), Columns, encoders.Select(e => e.Row));
            });
        });
        return command;
    }

    /// <summary>One that cannot be opened as it is, for want of an option mostly, is listed without what opening would tell.</summary>
    private static ListedEncoder Describe(string name, Func<OnnxTextEncoder> open, StoredEncoder? pulled, StandardStreams streams)
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

        return new(name, info, pulled);
    }

    private static void WriteTable(IReadOnlyList<ListedEncoder> encoders, OutputTarget target)
    {
        Table table = Tables.Create(TextColumns);
        foreach (ListedEncoder encoder in encoders)
            table.AddRow([.. encoder.Row.Take(TextColumns.Length).Select(v => Markup.Escape(Printable.Of(Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")))]);
        target.CreateConsole().Write(table);

        // Hashes are long and must be read whole to be of use, so they go below.
        int width = Math.Max(16, encoders.Max(e => e.Name.Length));
        foreach (ListedEncoder encoder in encoders)
        {
            string name = encoder.Name.PadRight(width);
            if (encoder.Info is { } info)
                target.Writer.WriteLine($"  {name} fingerprint {info.Fingerprint}");
            if (encoder.Pulled is { } pulled)
                target.Writer.WriteLine($"  {name} commit {pulled.Commit}, {pulled.Variant}, {ByteCount.Megabytes(pulled.Size)}");
        }
    }

    /// <summary>One encoder of the list.</summary>
    /// <param name="Name">What it is opened by.</param>
    /// <param name="Info">What it is; none where it could not be opened.</param>
    /// <param name="Pulled">What it is pinned to; none where it travels with the command line.</param>
    private sealed record ListedEncoder(string Name, EncoderInfo? Info, StoredEncoder? Pulled)
    {
        /// <summary>A value for each of <see cref="Columns"/>, which begin with <see cref="TextColumns"/>.</summary>
        public IReadOnlyList<object?> Row =>
        [
            Name, Info?.Name, Info?.Dimension, Info?.LayerCount, Info?.MaxTokens, Info?.Languages, Info?.License,
            Pulled?.Commit, Pulled?.Variant, Pulled?.Size, Info?.Fingerprint,
        ];
    }
}
