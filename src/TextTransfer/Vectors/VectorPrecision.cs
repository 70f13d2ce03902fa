namespace TextTransfer;

/// <summary>
/// How many bits a stored value of an embedding has, and what that costs.
/// </summary>
public enum VectorPrecision
{
    /// <summary>32-bit floats, exactly as the encoder gave them.</summary>
    Float,

    /// <summary>8-bit integers with one scale a vector: a quarter of the size.</summary>
    Int8,

    /// <summary>One bit a value, its side of the mean: a thirty-second of the size.</summary>
    Binary,
}
