namespace TextTransfer.Tokenization;

/// <summary>
/// A value per code point, in pages of 256: two array reads per look-up, whatever the code point. Pages that hold one value
/// throughout are shared, so that the large uniform ranges of Unicode cost nothing. Immutable once filled.
/// </summary>
/// <typeparam name="T">The value; its default is what code points have that were never set.</typeparam>
internal sealed class CodePointTable<T>
{
    private const int PageSize = 256;
    private readonly T[][] pages = new T[0x110000 / PageSize][];
    private readonly bool[] owned = new bool[0x110000 / PageSize];

    /// <summary>Creates a table in which every code point has the default value.</summary>
    public CodePointTable() => Array.Fill(pages, new T[PageSize]);

    /// <summary>The value of a code point from 0 to 0x10FFFF.</summary>
    public T this[int codePoint] => pages[codePoint >> 8][codePoint & 0xFF];

    /// <summary>Sets ranges of code points to one value; only while the table is being filled, by one thread.</summary>
    /// <param name="ranges">Pairs of first and last code point.</param>
    /// <param name="value">The value.</param>
    public void Set(ReadOnlySpan<int> ranges, T value)
    {
        var uniform = new T[PageSize];
        Array.Fill(uniform, value);
        for (int i = 0; i < ranges.Length; i += 2)
        {
            int codePoint = ranges[i];
            int end = ranges[i + 1] + 1;
            while (codePoint < end)
            {
                int page = codePoint >> 8;
                int next = Math.Min(end, (page + 1) * PageSize);
                if (next - codePoint == PageSize)
                    (pages[page], owned[page]) = (uniform, false);
                else
                    OwnPage(page).AsSpan(codePoint & 0xFF, next - codePoint).Fill(value);
                codePoint = next;
            }
        }
    }

    /// <summary>A table with the same values, to be filled on.</summary>
    public CodePointTable<T> Copy()
    {
        var copy = new CodePointTable<T>();
        pages.CopyTo(copy.pages, 0);
        return copy;
    }

    private T[] OwnPage(int page)
    {
        if (!owned[page])
        {
            pages[page] = (T[])pages[page].Clone();
            owned[page] = true;
        }

        return pages[page];
    }
}
