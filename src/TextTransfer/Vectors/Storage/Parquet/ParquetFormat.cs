namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>
/// Apache Parquet: a column <c>embedding</c> of lists, a column <c>id</c> of strings where there are ids, a column
/// <c>scale</c> beside 8-bit codes, and what is known about the vectors under the key <c>texttransfer.vectors</c>.
/// </summary>
internal sealed class ParquetFormat : IVectorFormat
{
    public const string EmbeddingColumn = "embedding";
    public const string IdColumn = "id";
    public const string ScaleColumn = "scale";
    public const string MetadataKey = "texttransfer.vectors";

    public static ParquetFormat Instance { get; } = new();

    public bool HoldsMetadata => true;

    public bool HoldsIds => true;

    public void Write<T>(Stream stream, string file, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged =>
        Wait(() => ParquetTableWriter.WriteAsync(stream, rows, metadata));

    public StoredVectors<T> Read<T>(Stream stream, string file)
        where T : unmanaged
    {
        try
        {
            ParquetBounds.CheckFooter(stream);
            StoredVectors<T>? vectors = null;
            Wait(async () => vectors = await ParquetTableReader.ReadAsync<T>(stream, file).ConfigureAwait(false));
            return vectors!;
        }
        catch (Exception e) when (e is not (TextTransferException or OutOfMemoryException))
        {
            // The package says in many ways that a file is damaged.
            throw new VectorFileException(file, $"is damaged or not a Parquet file: {e.Message.TrimEnd('.')}; make or copy it again.", line: null, e);
        }
    }

    /// <summary>The package is asynchronous alone; away from a caller's synchronisation context waiting for it is safe.</summary>
    private static void Wait(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();
}
