namespace TextTransfer.Vectors.Storage;

/// <summary>Whether what a file says about its vectors fits the vectors.</summary>
internal static class StoredVectorsCheck
{
    /// <exception cref="VectorFileException">It does not.</exception>
    public static void Check<T>(StoredVectors<T> vectors, VectorPrecision precision, string path)
    {
        VectorMetadata? metadata = vectors.Metadata;
        if (metadata is not null && metadata.Precision != precision)
            throw new VectorFileException(path, $"holds vectors of precision {metadata.Precision}, not {precision}; read it with {StoredType.ReaderOf(metadata.Precision)}.");

        int dimension = metadata?.Dimension ?? (precision == VectorPrecision.Binary ? checked(vectors.Width * 8) : vectors.Width);
        string? problem =
            (precision == VectorPrecision.Binary ? Search.SignBits.BytesFor(dimension) : dimension) != vectors.Width ? $"{dimension} values a vector, but its rows have {vectors.Width}"
            : metadata?.Encoder is { } encoder && encoder.Dimension != dimension ? $"the encoder '{encoder.Name}' with vectors of {encoder.Dimension} values, but they have {dimension}"
            : vectors.Ids is { } ids && ids.Count != vectors.Count ? $"{ids.Count} ids for {vectors.Count} vectors"
            : null;
        problem ??= precision switch
        {
            VectorPrecision.Int8 => ScalesProblem(vectors.Scales, vectors.Count),
            VectorPrecision.Binary => MeanProblem(metadata?.Mean, dimension) ?? PaddingProblem((byte[])(object)vectors.Values, vectors.Width, dimension),
            _ => null,
        };
        if (problem is not null)
            throw new VectorFileException(path, $"is described wrongly, with {problem}; write it again with its description{(vectors.Metadata is null ? $", the file '{Path.GetFileName(Sidecar.PathOf(path))}' beside it for .npy" : "")}.");
    }

    private static string? ScalesProblem(float[]? scales, int count) =>
        scales is null ? "8-bit codes without scales"
        : scales.Length != count ? $"{scales.Length} scales for {count} vectors"
        : Array.FindIndex(scales, s => !(float.IsFinite(s) && s >= 0)) is >= 0 and var at ? $"the scale {scales[at]} of row {at} (from 0)"
        : null;

    private static string? MeanProblem(float[]? mean, int dimension) =>
        mean is null ? null
        : mean.Length != dimension ? $"a mean of {mean.Length} values for {dimension}"
        : Array.FindIndex(mean, m => !float.IsFinite(m)) is >= 0 and var at ? $"the mean {mean[at]} of value {at} (from 0)"
        : null;

    /// <summary>Bits past the last value would count as differences.</summary>
    private static string? PaddingProblem(byte[] bits, int width, int dimension)
    {
        int mask = 0xFF >> (((dimension - 1) % 8) + 1);
        for (int row = 0; mask != 0 && row < bits.Length / width; row++)
        {
            if ((bits[((row + 1) * width) - 1] & mask) != 0)
                return $"{dimension} values a vector, but further bits in row {row} (from 0)";
        }

        return null;
    }
}
