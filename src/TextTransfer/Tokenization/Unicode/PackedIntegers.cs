namespace TextTransfer.Tokenization;

/// <summary>Reads the generated Unicode tables: integers of at least 0 in base64, seven bits a byte, low bits first. Not thread-safe.</summary>
internal sealed class PackedIntegers(string base64)
{
    private readonly byte[] data = Convert.FromBase64String(base64);
    private int position;

    /// <summary>Whether all were read.</summary>
    public bool IsAtEnd => position == data.Length;

    /// <summary>The ranges in a table of them: pairs of first and last code point.</summary>
    /// <param name="base64">For each range, the distance from the end of the one before and one less than the length.</param>
    public static int[] Ranges(string base64)
    {
        var ranges = new List<int>();
        var integers = new PackedIntegers(base64);
        for (int next = 0; !integers.IsAtEnd; next = ranges[^1] + 1)
        {
            ranges.Add(next + integers.Next());
            ranges.Add(ranges[^1] + integers.Next());
        }

        return [.. ranges];
    }

    /// <summary>The next integer, where there is one.</summary>
    public int Next()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = data[position++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}
