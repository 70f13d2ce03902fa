namespace TextTransfer.Encoders;

/// <summary>bfloat16: the upper half of a 32-bit float.</summary>
internal static class BrainFloat
{
    public static void Widen(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        for (int i = 0; i < source.Length; i++)
            destination[i] = BitConverter.Int32BitsToSingle(source[i] << 16);
    }
}
