using TextTransfer.Vectors.Storage.Npy;
using TextTransfer.Vectors.Storage.Parquet;

namespace TextTransfer.Vectors.Storage;

/// <summary>The formats by their extensions.</summary>
internal static class VectorFormats
{
    /// <summary>What messages name.</summary>
    public const string Extensions = ".npy, .parquet or .jsonl";

    public static IVectorFormat? Find(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".NPY" => NpyFormat.Instance,
        ".PARQUET" => ParquetFormat.Instance,
        ".JSONL" or ".NDJSON" => JsonLinesFormat.Instance,
        _ => null,
    };

    /// <exception cref="VectorFileException">The extension says nothing.</exception>
    public static IVectorFormat For(string path) => Find(path)
        ?? throw new VectorFileException(path, $"'{Path.GetExtension(path)}' is not the extension of a format of vectors; name a file that ends in {Extensions}.");
}
