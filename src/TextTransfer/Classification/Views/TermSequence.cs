using System.Text;

namespace TextTransfer.Classification.Views;

/// <summary>The terms of a text, in order and with repetitions, as slices of one buffer: no string is made for any of them.</summary>
internal readonly struct TermSequence(ReadOnlyMemory<char> buffer) : ITermVisitor
{
    private readonly List<(ulong Key, int Start, int Length)> terms = [];

    public ReadOnlyMemory<char> Buffer { get; } = buffer;

    /// <summary>Terms, repetitions included.</summary>
    public int Count => terms.Count;

    public ReadOnlySpan<char> this[int index] => Buffer.Span.Slice(terms[index].Start, terms[index].Length);

    public ulong Key(int index) => terms[index].Key;

    public void Visit(ulong key, ReadOnlySpan<char> buffer, int start, int length) => terms.Add((key, start, length));

    /// <summary>Where in the text the first character of every term stands that is no space.</summary>
    /// <param name="text">The text the terms are from.</param>
    public int[] PlacesIn(string text)
    {
        // The buffer has the characters of the text in their order, in lower case and but for those left out; its spaces are its own.
        ReadOnlySpan<char> buffer = Buffer.Span;
        int[] places = new int[buffer.Length];
        int place = 0;
        for (int i = 0; i < buffer.Length;)
        {
            if (buffer[i] == ' ')
            {
                places[i++] = -1;
                continue;
            }
            Rune.DecodeFromUtf16(buffer[i..], out Rune wanted, out int length);
            Rune rune;
            int consumed, found;
            do
            {
                found = place;
                Rune.DecodeFromUtf16(text.AsSpan(place), out rune, out consumed);
                place += consumed;
            }
            while (Rune.ToLowerInvariant(rune) != wanted);
            places.AsSpan(i, length).Fill(found);
            i += length;
        }
        int[] result = new int[Count];
        for (int t = 0; t < result.Length; t++)
        {
            int start = terms[t].Start;
            result[t] = places[buffer[start] == ' ' ? start + 1 : start];
        }
        return result;
    }
}
