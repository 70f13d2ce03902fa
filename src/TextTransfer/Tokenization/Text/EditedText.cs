namespace TextTransfer.Tokenization;

/// <summary>
/// Text on its way through normalizers: one step reads <see cref="Span"/>, appends what it makes of it, and commits. Two
/// buffers trade places, so that nothing is allocated once they have grown. A step that changes nothing just returns.
/// Not thread-safe.
/// </summary>
internal sealed class EditedText
{
    private char[] current = new char[256];
    private char[] next = new char[256];
    private int length;

    /// <summary>The text as it stands; valid until the next commit or load.</summary>
    public ReadOnlySpan<char> Span => current.AsSpan(0, length);

    /// <summary>The number of chars appended since the last commit.</summary>
    public int AppendedLength { get; private set; }

    /// <summary>Chars the larger buffer has room for.</summary>
    public int Capacity => Math.Max(current.Length, next.Length);

    /// <summary>Starts over with a copy of the given text.</summary>
    public void Load(ReadOnlySpan<char> text)
    {
        AppendedLength = 0;
        Append(text);
        Commit();
    }

    /// <summary>Appends one char of the text to come.</summary>
    public void Append(char c)
    {
        if (AppendedLength == next.Length)
            Grow(1);
        next[AppendedLength++] = c;
    }

    /// <summary>Appends chars of the text to come.</summary>
    public void Append(ReadOnlySpan<char> chars)
    {
        if (chars.Length > next.Length - AppendedLength)
            Grow(chars.Length);
        chars.CopyTo(next.AsSpan(AppendedLength));
        AppendedLength += chars.Length;
    }

    /// <summary>Makes what was appended the text.</summary>
    public void Commit()
    {
        (current, next) = (next, current);
        length = AppendedLength;
        AppendedLength = 0;
    }

    private void Grow(int more) => Array.Resize(ref next, Math.Max(checked(AppendedLength + more), (int)Math.Min(2L * next.Length, Array.MaxLength)));
}
