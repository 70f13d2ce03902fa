namespace TextTransfer.Corpora.Reading;

/// <summary>
/// A place in a text as an editor counts it: lines end at LF, CR or CR LF, columns are code points; both from 1.
/// </summary>
internal struct TextPosition
{
    private bool afterCarriageReturn;

    public TextPosition(int line, int column = 1) => (Line, Column) = (line, column);

    public int Line { get; private set; }

    public int Column { get; private set; }

    /// <summary>Moves past text in UTF-8; pieces may be cut anywhere.</summary>
    public void Advance(ReadOnlySpan<byte> utf8)
    {
        foreach (byte b in utf8)
        {
            if (b == (byte)'\r' || (b == (byte)'\n' && !afterCarriageReturn))
                (Line, Column) = (Line + 1, 1);
            else if (b != (byte)'\n' && (b & 0xC0) != 0x80)
                Column++;
            afterCarriageReturn = b == (byte)'\r';
        }
    }

    /// <summary>The place after some more text.</summary>
    public readonly TextPosition After(ReadOnlySpan<byte> utf8)
    {
        TextPosition position = this;
        position.Advance(utf8);
        return position;
    }
}
