namespace TextTransfer.Classification.Views;

/// <summary>The terms of a text, in order and with repetitions, as slices of one buffer: no string is made for any of them.</summary>
internal readonly ref struct TermSequence(ReadOnlySpan<char> buffer, List<Range> ranges)
{
    private readonly ReadOnlySpan<char> buffer = buffer;

    /// <summary>Terms, repetitions included.</summary>
    public int Count => ranges.Count;

    public ReadOnlySpan<char> this[int index] => buffer[ranges[index]];
}
