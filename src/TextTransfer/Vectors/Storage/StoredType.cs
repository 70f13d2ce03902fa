namespace TextTransfer.Vectors.Storage;

/// <summary>The three kinds of values that files of vectors hold.</summary>
internal static class StoredType
{
    /// <summary>The <c>descr</c> of NumPy.</summary>
    public static string DescriptionOf<T>() => typeof(T) == typeof(float) ? "<f4" : typeof(T) == typeof(sbyte) ? "|i1" : "|u1";

    /// <summary>What messages call values of a type.</summary>
    public static string NameOf<T>() => typeof(T) == typeof(float) ? "floats" : typeof(T) == typeof(sbyte) ? "8-bit codes" : "packed bits";

    /// <summary>The method of <see cref="VectorFile"/> that reads them.</summary>
    public static string ReaderOf(VectorPrecision precision) => precision switch
    {
        VectorPrecision.Int8 => nameof(VectorFile.ReadInt8),
        VectorPrecision.Binary => nameof(VectorFile.ReadBinary),
        _ => nameof(VectorFile.Read),
    };
}
