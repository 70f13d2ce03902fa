using TextTransfer.Vectors.Storage;

namespace TextTransfer;

/// <summary>
/// Vectors in files that other tools read too: NumPy's <c>.npy</c>, Apache Parquet (<c>.parquet</c>) and JSON Lines
/// (<c>.jsonl</c>, <c>.ndjson</c>), as the extension says.
/// </summary>
/// <remarks>
/// <para><c>.npy</c>: one array [count × dimension], <c>&lt;f4</c>, <c>|i1</c> or <c>|u1</c> (packed bits); read are <c>&lt;f2</c> and
/// <c>&lt;f8</c> too, in C and Fortran order, format 1.0 to 3.0.</para>
/// <para>Parquet: columns <c>embedding</c> (lists of float, int8 or uint8; lists of double are read too), <c>id</c> where there
/// are ids, <c>scale</c> beside int8.</para>
/// <para>JSON Lines: <c>{"id": "...", "embedding": [...]}</c> a line, or the bare array without an id; floats alone.</para>
/// <para>The encoder, its fingerprint and settings stand in Parquet's metadata under <c>texttransfer.vectors</c>. The other
/// formats have no place for them: they are written to a file beside the vectors, such as <c>vectors.npy.json</c>, with all
/// ids and scales of a <c>.npy</c> file. Vectors without it are read as vectors of an unknown encoder; one that belongs to
/// other vectors is an error.</para>
/// <para>Files are complete or absent. All methods are safe for concurrent calls.</para>
/// </remarks>
public static class VectorFile
{
    /// <summary>Reads floats.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="VectorFileException">It is damaged, of another kind, empty, or has rows of different lengths or values that are not finite.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VectorSet Read(string path)
    {
        (StoredVectors<float> stored, VectorMetadata? metadata) = VectorStorage.Read<float>(path, VectorPrecision.Float);
        return new(stored.Values, stored.Width, stored.Ids, metadata?.Encoder);
    }

    /// <summary>Reads 8-bit codes, from <c>.npy</c> or Parquet.</summary>
    /// <inheritdoc cref="Read" path="/*[not(self::summary)]"/>
    public static Int8Vectors ReadInt8(string path)
    {
        (StoredVectors<sbyte> stored, VectorMetadata? metadata) = VectorStorage.Read<sbyte>(path, VectorPrecision.Int8);
        return new(stored.Values, stored.Width, stored.Scales!, stored.Ids, metadata?.Encoder);
    }

    /// <summary>
    /// Reads packed bits, from <c>.npy</c> or Parquet. Bits without a word about them, such as <c>numpy.packbits(vectors > 0)</c>,
    /// are taken for signs: of eight values a byte, with a mean of 0.
    /// </summary>
    /// <inheritdoc cref="Read" path="/*[not(self::summary)]"/>
    public static BinaryVectors ReadBinary(string path)
    {
        (StoredVectors<byte> stored, VectorMetadata? metadata) = VectorStorage.Read<byte>(path, VectorPrecision.Binary);
        return new(stored.Values, metadata?.Mean ?? new float[stored.Width * 8], stored.Ids, metadata?.Encoder);
    }

    /// <summary>Writes floats.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="vectors">At least one.</param>
    /// <exception cref="VectorFileException">The extension is not known, or the format does not hold such vectors.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, VectorSet vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        Write(path, Enumerable.Range(0, vectors.Count).Select(i => new VectorRow(vectors.Values.Slice(i * vectors.Dimension, vectors.Dimension), vectors.Ids?[i])), vectors.Encoder, VectorPrecision.Float);
    }

    /// <summary>Writes 8-bit codes, to <c>.npy</c> or Parquet.</summary>
    /// <inheritdoc cref="Write(string, VectorSet)" path="/*[not(self::summary)]"/>
    public static void Write(string path, Int8Vectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        VectorStorage.Write(
            path,
            Enumerable.Range(0, vectors.Count).Select(i => new StoredRow<sbyte>(vectors.Codes.Slice(i * vectors.Dimension, vectors.Dimension), vectors.Ids?[i], vectors.Scales.Span[i])),
            width => new() { Precision = VectorPrecision.Int8, Dimension = width, Encoder = vectors.Encoder });
    }

    /// <summary>Writes packed bits, to <c>.npy</c> or Parquet.</summary>
    /// <inheritdoc cref="Write(string, VectorSet)" path="/*[not(self::summary)]"/>
    public static void Write(string path, BinaryVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        int rowBytes = vectors.Bits.Length / Math.Max(1, vectors.Count);
        VectorStorage.Write(
            path,
            Enumerable.Range(0, vectors.Count).Select(i => new StoredRow<byte>(vectors.Bits.Slice(i * rowBytes, rowBytes), vectors.Ids?[i])),
            _ => new() { Precision = VectorPrecision.Binary, Dimension = vectors.Dimension, Encoder = vectors.Encoder, Mean = vectors.Mean.ToArray() });
    }

    /// <summary>
    /// Writes vectors as they come, so that there may be more of them than fit into memory; but binary ones need the mean
    /// of all, and are held as floats until it is known.
    /// </summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="rows">At least one; enumerated once, from another thread perhaps, and when it throws no file is left.</param>
    /// <param name="encoder">The encoder that makes them; <see langword="null"/> when unknown.</param>
    /// <param name="precision">In what form they are stored.</param>
    /// <exception cref="VectorFileException">
    /// The extension is not known, the format does not hold such vectors, or the rows are none, of different lengths, not
    /// finite, or with and without ids.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IEnumerable<VectorRow> rows, EncoderInfo? encoder, VectorPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(rows);
        switch (precision)
        {
            case VectorPrecision.Float:
                VectorStorage.Write(path, VectorStorage.Checked(path, rows).Select(r => new StoredRow<float>(r.Vector, r.Id)), Describe);
                break;
            case VectorPrecision.Int8:
                VectorStorage.Write(path, VectorStorage.Checked(path, rows).Select(Int8Row), Describe);
                break;
            case VectorPrecision.Binary:
                VectorRow[] all = [.. VectorStorage.Checked(path, rows)];
                Write(path, BinaryVectors.Quantize(Collect(all, encoder)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision.");
        }

        VectorMetadata Describe(int width) => new() { Precision = precision, Dimension = width, Encoder = encoder };
    }

    private static StoredRow<sbyte> Int8Row(VectorRow row)
    {
        sbyte[] codes = new sbyte[row.Vector.Length];
        float scale = Int8Vectors.Quantize(row.Vector.Span, codes);
        return new(codes, row.Id, scale);
    }

    private static VectorSet Collect(VectorRow[] rows, EncoderInfo? encoder)
    {
        int width = rows[0].Vector.Length;
        float[] values = new float[checked(rows.Length * width)];
        for (int i = 0; i < rows.Length; i++)
            rows[i].Vector.CopyTo(values.AsMemory(i * width));
        return new(values, width, rows[0].Id is null ? null : [.. rows.Select(r => r.Id!)], encoder);
    }
}
