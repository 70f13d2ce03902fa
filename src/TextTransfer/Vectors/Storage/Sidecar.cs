using System.Text.Json;
using TextTransfer.Files;

namespace TextTransfer.Vectors.Storage;

/// <summary>The content of a file such as <c>vectors.npy.json</c>.</summary>
/// <param name="Sha256">Of the file it describes, in lower-case hexadecimal.</param>
/// <param name="Vectors">What the vectors are.</param>
/// <param name="Ids">What identifies the text of each row, where the format has no place for ids.</param>
/// <param name="Scales">The scale of each row of 8-bit codes.</param>
internal sealed record SidecarDocument(string Sha256, VectorMetadata Vectors, IReadOnlyList<string>? Ids = null, float[]? Scales = null);

/// <summary>
/// What is known about vectors in a format that has no place for it, as JSON beside the file. It holds the file's hash, so
/// that it is never taken for the description of another file that came into its place.
/// </summary>
internal static class Sidecar
{
    /// <summary>A million ids of a hundred characters each fit several times.</summary>
    private const long MaxBytes = 1L << 30;

    public static string PathOf(string path) => path + ".json";

    public static void Write(string path, SidecarDocument document) =>
        AtomicFile.Write(PathOf(path), stream => JsonSerializer.Serialize(stream, document, VectorMetadataJson.Default.SidecarDocument));

    /// <summary>What stands beside a file; <see langword="null"/> when nothing does.</summary>
    /// <param name="path">The file of vectors.</param>
    /// <param name="vectors">Its content, from any position.</param>
    /// <exception cref="VectorFileException">It is damaged, or describes another file.</exception>
    public static SidecarDocument? Read(string path, Stream vectors)
    {
        string sidecar = PathOf(path);
        if (!File.Exists(sidecar))
            return null;

        using FileStream stream = File.OpenRead(sidecar);
        if (stream.Length > MaxBytes)
            throw new VectorFileException(sidecar, $"has {stream.Length} bytes, more than a description of vectors needs; delete it to read the vectors alone.");
        SidecarDocument document;
        try
        {
            document = JsonSerializer.Deserialize(stream, VectorMetadataJson.Default.SidecarDocument) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new VectorFileException(sidecar, $"is not the description of the vectors beside it ({e.Message}); delete it to read the vectors alone.", line: null, e);
        }

        document.Vectors.Check(sidecar);
        if (document.Sha256 != Hash(vectors))
            throw new VectorFileException(sidecar, $"describes another file than the '{Path.GetFileName(path)}' that is there now; delete it to read the vectors alone, without ids and encoder.");
        return document;
    }

    /// <summary>The SHA-256 of a whole stream.</summary>
    public static string Hash(Stream stream)
    {
        stream.Position = 0;
        return ContentHash.Of(stream);
    }
}
