using System.Numerics.Tensors;
using TextTransfer.Files;

namespace TextTransfer.Vectors.Storage;

/// <summary>Writes and reads rows together with what is known about them, wherever the format puts it.</summary>
internal static class VectorStorage
{
    public static void Write<T>(string path, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        IVectorFormat format = VectorFormats.For(path);
        List<string> ids = [];
        List<float> scales = [];
        (long count, int width) = (0, 0);
        string hash = "";
        AtomicFile.Write(path, stream =>
        {
            format.Write(stream, path, Noted(), metadata);
            if (count == 0)
                throw NoVectors(path);
            if (!format.HoldsMetadata)
                hash = Sidecar.Hash(stream);
        });

        // The old sidecar stays until the vectors are replaced: it holds a hash, so beside others it is refused, not believed.
        if (format.HoldsMetadata)
            return;
        VectorMetadata description = metadata(width);
        if (description.Encoder is not null || description.Precision != VectorPrecision.Float || ids.Count > 0)
            Sidecar.Write(path, new(hash, description, ids.Count > 0 ? ids : null, scales.Count > 0 ? [.. scales] : null));
        else
            File.Delete(Sidecar.PathOf(path));

        // Rows pass by here once, so what the format does not keep of them is kept here.
        IEnumerable<StoredRow<T>> Noted()
        {
            foreach (StoredRow<T> row in rows)
            {
                (count, width) = (count + 1, row.Values.Length);
                if (!format.HoldsIds && row.Id is not null)
                    ids.Add(row.Id);
                if (!format.HoldsMetadata && typeof(T) == typeof(sbyte))
                    scales.Add(row.Scale);
                yield return row;
            }
        }
    }

    public static (StoredVectors<T> Vectors, VectorMetadata? Metadata) Read<T>(string path, VectorPrecision precision)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        IVectorFormat format = VectorFormats.For(path);
        using FileStream stream = File.OpenRead(path);
        StoredVectors<T> vectors = format.Read<T>(stream, path);
        if (!format.HoldsMetadata && Sidecar.Read(path, stream) is { } sidecar)
            vectors = vectors with { Ids = vectors.Ids ?? sidecar.Ids, Scales = sidecar.Scales, Metadata = sidecar.Vectors };
        StoredVectorsCheck.Check(vectors, precision, path);
        return (vectors, vectors.Metadata);
    }

    /// <summary>Rows as they come, refused where they do not fit together.</summary>
    public static IEnumerable<VectorRow> Checked(string path, IEnumerable<VectorRow> rows)
    {
        (long number, int width, bool hasIds) = (0, 0, false);
        foreach (VectorRow row in rows)
        {
            if (number == 0)
                (width, hasIds) = (row.Vector.Length, row.Id is not null);
            string? problem = row.Vector.IsEmpty ? "is empty"
                : row.Vector.Length != width ? $"has {row.Vector.Length} values, those before it have {width}"
                : row.Id is not null != hasIds ? $"has {(hasIds ? "no id" : "an id")}, unlike those before it"
                : !TensorPrimitives.IsFiniteAll(row.Vector.Span) ? "has a value that is NaN or infinite"
                : null;
            if (problem is not null)
                throw new VectorFileException(path, $"vector {number} (from 0) {problem}; nothing is written.");
            number++;
            yield return row;
        }

        if (number == 0)
            throw NoVectors(path);
    }

    private static VectorFileException NoVectors(string path) => new(path, "there are no vectors to write.");
}
