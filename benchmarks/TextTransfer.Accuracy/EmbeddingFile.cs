using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Accuracy;

/// <summary>
/// An encoder whose embeddings are appended to a file as they are made, so that a run that was stopped goes on where it was and
/// the next run embeds nothing twice. A record cut short by a kill is dropped.
/// </summary>
internal sealed class EmbeddingFile : ITextEncoder
{
    private const int HashBytes = 32;
    private const int HeaderBytes = HashBytes + (2 * sizeof(int));

    private readonly ITextEncoder encoder;
    private readonly FileStream file;
    private readonly int recordBytes;
    private readonly Dictionary<string, TextEmbedding> known = new(StringComparer.Ordinal);

    /// <summary>Opens the file of an encoder and reads what it holds.</summary>
    /// <param name="directory">The folder of such files; made if absent.</param>
    /// <param name="encoder">Embeds what the file does not hold.</param>
    /// <exception cref="AccuracyFileException">Another program holds the file.</exception>
    public EmbeddingFile(string directory, ITextEncoder encoder)
    {
        this.encoder = encoder;
        recordBytes = HeaderBytes + (sizeof(float) * encoder.Info.Dimension * (encoder.Info.LayerCount + 1));
        Directory.CreateDirectory(directory);
        file = ExclusiveFile.Open(Path.Combine(directory, encoder.Info.Fingerprint + ".bin"));
        Load();
    }

    /// <summary>The identity of the encoder behind the file.</summary>
    public EncoderInfo Info => encoder.Info;

    /// <inheritdoc/>
    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default) => EncodeAll([text], progress: null, cancellationToken)[0];

    /// <inheritdoc/>
    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        string[] keys = [.. texts.Select(Key)];
        string[] missing = [.. texts.Zip(keys).Where(t => !known.ContainsKey(t.Second)).Select(t => t.First).Distinct(StringComparer.Ordinal)];
        foreach (string[] chunk in missing.Chunk(64))
        {
            IReadOnlyList<TextEmbedding> embeddings = encoder.EncodeAll(chunk, progress: null, cancellationToken);
            for (int i = 0; i < chunk.Length; i++)
                Append(Key(chunk[i]), embeddings[i]);
            file.Flush();
        }

        progress?.Report(texts.Count);
        return [.. keys.Select(k => known[k])];
    }

    public void Dispose() => file.Dispose();

    private static string Key(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Load()
    {
        byte[] record = new byte[recordBytes];
        while (file.ReadAtLeast(record, recordBytes, throwOnEndOfStream: false) == recordBytes)
        {
            float[] values = MemoryMarshal.Cast<byte, float>(record.AsSpan(HeaderBytes)).ToArray();
            known[Convert.ToHexString(record.AsSpan(0, HashBytes))] = new(
                values.AsMemory(0, encoder.Info.Dimension), values.AsMemory(encoder.Info.Dimension),
                BitConverter.ToInt32(record, HashBytes), BitConverter.ToInt32(record, HashBytes + sizeof(int)));
        }

        file.SetLength(file.Length / recordBytes * recordBytes);
        file.Seek(0, SeekOrigin.End);
    }

    private void Append(string key, TextEmbedding embedding)
    {
        known[key] = embedding;
        file.Write(Convert.FromHexString(key));
        file.Write(BitConverter.GetBytes(embedding.TokenCount));
        file.Write(BitConverter.GetBytes(embedding.WindowCount));
        file.Write(MemoryMarshal.AsBytes(embedding.Vector.Span));
        for (int l = 0; l < embedding.LayerCount; l++)
            file.Write(MemoryMarshal.AsBytes(embedding.Layer(l)));
    }
}
