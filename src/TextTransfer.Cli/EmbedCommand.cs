using System.CommandLine;
using System.Runtime.InteropServices;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;
using TextTransfer.Concurrency;
using TextTransfer.Vectors.Storage;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer embed</c>: the sentence embedding of every text, as JSON Lines or raw numbers on standard output, or in a
/// file that other tools read.
/// </summary>
internal static class EmbedCommand
{
    /// <summary>Texts in memory at a time: enough to keep every worker busy, few enough for a stream of any length.</summary>
    private const int ChunkSize = 256;

    private enum VectorFormat
    {
        Jsonl,
        F32,
    }

    public static Command Create(StandardStreams streams)
    {
        Option<VectorFormat> format = new("--format")
        {
            Description = "On standard output. jsonl: one JSON array a line; f32: little-endian 32-bit floats, row after row, without a header.",
            DefaultValueFactory = _ => VectorFormat.Jsonl,
        };
        Option<string?> output = new("--output", "-o")
        {
            Description = $"Write the vectors to this file instead, as its extension says: {VectorFormats.Extensions}; with the identity of the encoder, in Parquet's metadata or a .json file beside the others, and the ids of a table.",
            HelpName = "file",
        };
        Option<VectorPrecision> precision = new("--precision")
        {
            Description = "How a file stores values (.npy and .parquet). int8 takes a quarter of the space; binary a thirty-second, and holds all vectors in memory first. Measured: int8 keeps 99 % of the ten nearest neighbours and a probe's accuracy; binary keeps 53 to 76 % of them and loses 2 to 6 points.",
            DefaultValueFactory = _ => VectorPrecision.Float,
        };
        Option<TextFormat> inputFormat = TextLines.CreateOption();
        Argument<string> file = TextLines.CreateArgument();
        file.Description = "The texts: a table if it ends in .csv or .tsv and --input-format is not given; - for standard input.";
        Command command = new("embed", "Compute the sentence embedding of every text.") { file, inputFormat, format, output, precision };
        CorpusArguments tables = CorpusArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, "The encoder to use.", NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            string source = parsed.GetValue(file)!;
            string? target = parsed.GetValue(output);
            OutputPath.Check(target, source);
            if (target is null && parsed.GetValue(precision) != VectorPrecision.Float)
                throw new WrongUseException("--precision says how a file stores values; name one by --output.");
            if (target is not null && parsed.GetResult(format) is { Implicit: false })
                throw new WrongUseException("--format is for standard output; the extension of --output says its format.");
            if (target is not null && VectorFormats.Find(target) is null)
                throw new WrongUseException($"--output takes a file that ends in {VectorFormats.Extensions}; not '{target}'.");
            if (target is not null && parsed.GetValue(precision) != VectorPrecision.Float && VectorFormats.Find(target) is JsonLinesFormat)
                throw new WrongUseException("JSON Lines hold floats; with --precision name a --output that ends in .npy or .parquet, not .jsonl.");

            bool isTable = parsed.GetResult(inputFormat) is not { Implicit: false } && Path.GetExtension(source).ToUpperInvariant() is ".CSV" or ".TSV";
            IEnumerable<Document> documents = isTable
                ? Documents.Read(source, tables.Read(parsed))
                : TextLines.Read(source, parsed.GetValue(inputFormat), streams).Select(t => new Document { Text = t });
            using OpenedEncoder opened = encoders.Open(parsed, parsed.GetValue(encoders.Encoder)!);
            if (target is null)
                Print(Encode(documents, opened.Encoder, progress: null, cancellationToken), parsed.GetValue(format), streams.Output);
            else
                WriteFile(target, documents, opened.Encoder, parsed.GetValue(precision), streams, cancellationToken);
            opened.TellCacheUse(streams);
        });
        return command;
    }

    private static void WriteFile(
        string path, IEnumerable<Document> documents, ITextEncoder encoder, VectorPrecision precision, StandardStreams streams, CancellationToken cancellationToken) =>
        // The source is read as it is encoded, so their number is not known before.
        EncodingProgress.Show(streams, "Embedding texts", count: null, progress =>
        {
            VectorFile.Write(path, Encode(documents, encoder, progress, cancellationToken), encoder.Info, precision);
            return path;
        });

    private static IEnumerable<VectorRow> Encode(IEnumerable<Document> documents, ITextEncoder encoder, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        int done = 0;
        foreach (Document[] chunk in documents.Chunk(ChunkSize))
        {
            IReadOnlyList<TextEmbedding> embeddings = encoder.EncodeAll([.. chunk.Select(d => d.TitleAndText)], OffsetProgress.Of(progress, done), cancellationToken);
            done += chunk.Length;
            foreach ((Document document, TextEmbedding embedding) in chunk.Zip(embeddings))
                yield return new(embedding.Vector, document.Id);
        }
    }

    private static void Print(IEnumerable<VectorRow> rows, VectorFormat format, Stream output)
    {
        foreach (VectorRow row in rows)
        {
            if (format == VectorFormat.F32)
                output.Write(MemoryMarshal.AsBytes(row.Vector.Span));
            else
                JsonLinesFormat.WriteLine(output, row.Vector.Span, id: null);
        }

        output.Flush();
    }
}
