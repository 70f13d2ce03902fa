namespace TextTransfer.Vectors.Storage;

/// <summary>A way to lay a matrix of floats, 8-bit codes or packed bits into a file.</summary>
internal interface IVectorFormat
{
    /// <summary>Whether the file itself holds ids, scales and metadata, so that it needs no <see cref="Sidecar"/>.</summary>
    bool HoldsMetadata { get; }

    /// <summary>Whether the file itself holds ids.</summary>
    bool HoldsIds { get; }

    /// <summary>Writes rows as they come.</summary>
    /// <param name="stream">Empty and seekable.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="rows">All of one width, already checked.</param>
    /// <param name="metadata">What is known about the vectors, by the width of a row, which the first one tells.</param>
    void Write<T>(Stream stream, string file, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged;

    /// <summary>Reads a file that anyone may have written.</summary>
    /// <param name="stream">Seekable, from its beginning.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="VectorFileException">It is not what it should be.</exception>
    StoredVectors<T> Read<T>(Stream stream, string file)
        where T : unmanaged;
}
