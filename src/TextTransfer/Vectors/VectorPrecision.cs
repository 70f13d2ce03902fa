namespace TextTransfer;

/// <summary>
/// How many bits a stored value of an embedding has, and what that costs.
/// </summary>
/// <remarks>
/// Measured with all-MiniLM-L6-v2 and multilingual-e5-small on three labelled sets, up to 4,000 stored vectors and 1,000
/// queries in floats, and probes on 8 examples per class (<c>benchmarks/results</c>, quantization).
/// </remarks>
public enum VectorPrecision
{
    /// <summary>32-bit floats, exactly as the encoder gave them.</summary>
    Float,

    /// <summary>
    /// 8-bit integers with one scale a vector: a quarter of the size. Of the ten nearest neighbours among floats 99.0 to
    /// 99.6 % are found; the accuracy of a probe changes by at most 0.1 points.
    /// </summary>
    Int8,

    /// <summary>
    /// One bit a value, its side of the mean: a thirty-second of the size. Of the ten nearest neighbours among floats 53 to
    /// 76 % are found, and 85 to 99 % when the best forty are then compared in floats; a probe loses 2 to 6 points.
    /// </summary>
    Binary,
}
