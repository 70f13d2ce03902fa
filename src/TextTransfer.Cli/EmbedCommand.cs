using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer embed</c>: the sentence embedding of every text, as JSON Lines or as raw numbers.</summary>
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
            Description = "jsonl: one JSON array a line; f32: little-endian 32-bit floats, row after row, without a header.",
            DefaultValueFactory = _ => VectorFormat.Jsonl,
        };
        Option<TextFormat> inputFormat = TextLines.CreateOption();
        Argument<string> file = TextLines.CreateArgument();
        Command command = new("embed", "Print the sentence embedding of every text.") { file, inputFormat, format };
        EncoderArguments encoders = EncoderArguments.AddTo(command, "The encoder to use.", NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            using OpenedEncoder opened = encoders.Open(parsed, parsed.GetValue(encoders.Encoder)!);
            foreach (string[] texts in TextLines.Read(parsed.GetValue(file)!, parsed.GetValue(inputFormat), streams).Chunk(ChunkSize))
            {
                foreach (TextEmbedding embedding in opened.Encoder.EncodeAll(texts, progress: null, cancellationToken))
                {
                    if (parsed.GetValue(format) == VectorFormat.F32)
                        streams.Output.Write(MemoryMarshal.AsBytes(embedding.Vector.Span));
                    else
                        WriteArray(embedding.Vector.Span, streams.Output);
                }
            }

            streams.Output.Flush();
            opened.TellCacheUse(streams);
        });
        return command;
    }

    private static void WriteArray(ReadOnlySpan<float> vector, Stream output)
    {
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            foreach (float value in vector)
                writer.WriteNumberValue(value);
            writer.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }
}
