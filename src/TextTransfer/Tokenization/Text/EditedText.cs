namespace TextTransfer.Tokenization;

/// <summary>
/// Text on its way through normalizers: one step goes through <see cref="Span"/> from left to right, says what becomes of each
/// part of it, and commits; what it never came to is gone. Two buffers trade places, so that nothing is allocated once they have
/// grown. A step that changes nothing just returns.
/// On request every char knows which range of the original text it comes from, by the rules of the reference: a replacement is
/// matched character by character with what it replaces, and what is left over of it belongs to the last one; inserted text
/// belongs to the character before it. Not thread-safe.
/// </summary>
internal sealed class EditedText
{
    private const int InitialLength = 256;
    private char[] current = new char[InitialLength];
    private char[] next = new char[InitialLength];
    private (int Start, int End)[] ranges = [];
    private (int Start, int End)[] nextRanges = [];
    private bool isAligned;
    private int length;

    /// <summary>The text as it stands; valid until the next commit or load.</summary>
    public ReadOnlySpan<char> Span => current.AsSpan(0, length);

    /// <summary>Where the text begins in the original, removed characters included; only with alignment.</summary>
    public int Origin { get; private set; }

    /// <summary>How many chars of the text the present step has dealt with.</summary>
    public int Position { get; private set; }

    /// <summary>The number of chars of the text to come, so far.</summary>
    public int AppendedLength { get; private set; }

    /// <summary>Where a pattern matches the text: room for one step to work in, kept so that nothing is allocated.</summary>
    public List<(int Start, int End)> Matches { get; } = [];

    /// <summary>Chars the larger buffer has room for.</summary>
    public int Capacity => Math.Max(current.Length, next.Length);

    /// <summary>Starts over with a copy of a text, without alignment.</summary>
    public void Load(ReadOnlySpan<char> text)
    {
        isAligned = false;
        Copy(text);
    }

    /// <summary>Starts over with a copy of a well-formed text, with alignment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins in the original.</param>
    public void LoadAligned(ReadOnlySpan<char> text, int start)
    {
        isAligned = true;
        Origin = start;
        Copy(text);
        for (int i = 0; i < length;)
        {
            _ = Utf16.CodePointAt(text, i, out int charCount);
            ranges.AsSpan(i, charCount).Fill((start + i, start + i + charCount));
            i += charCount;
        }
    }

    /// <summary>Starts over with a part of another text, with alignment if that has it.</summary>
    /// <param name="text">The other text.</param>
    /// <param name="start">The first char of the part.</param>
    /// <param name="end">The end of the part, exclusive; greater than the start.</param>
    public void LoadPart(EditedText text, int start, int end)
    {
        isAligned = text.isAligned;
        Copy(text.Span[start..end]);
        if (isAligned)
        {
            text.ranges.AsSpan(start, length).CopyTo(ranges);
            Origin = ranges[0].Start;
        }
    }

    /// <summary>Keeps the next chars as they are.</summary>
    public void Keep(int count)
    {
        Reserve(count);
        current.AsSpan(Position, count).CopyTo(next.AsSpan(AppendedLength));
        if (isAligned)
            ranges.AsSpan(Position, count).CopyTo(nextRanges.AsSpan(AppendedLength));
        Position += count;
        AppendedLength += count;
    }

    /// <summary>Keeps all that is left as it is.</summary>
    public void KeepRest() => Keep(length - Position);

    /// <summary>Takes the next chars away.</summary>
    public void Remove(int count) => Position += count;

    /// <summary>Puts other text in the place of the next chars, which are whole characters.</summary>
    public void Replace(int count, ReadOnlySpan<char> replacement)
    {
        Reserve(replacement.Length);
        replacement.CopyTo(next.AsSpan(AppendedLength));
        if (isAligned)
            AlignReplacement(count, replacement);
        Position += count;
        AppendedLength += replacement.Length;
    }

    /// <summary>Adds text here that belongs to the character before.</summary>
    public void Insert(ReadOnlySpan<char> text) => Insert(text, Position == 0 || !isAligned ? (Origin, Origin) : ranges[Position - 1]);

    /// <summary>Adds text here that belongs to the character to come, which must be there.</summary>
    public void InsertBefore(ReadOnlySpan<char> text) => Insert(text, isAligned ? ranges[Position] : default);

    /// <summary>Makes the text to come the text.</summary>
    public void Commit()
    {
        (current, next) = (next, current);
        (ranges, nextRanges) = (nextRanges, ranges);
        length = AppendedLength;
        AppendedLength = 0;
        Position = 0;
    }

    /// <summary>Where a part comes from in the original text; only with alignment.</summary>
    /// <param name="start">The first char of the part.</param>
    /// <param name="end">The end of the part, exclusive; greater than the start.</param>
    public (int Start, int End) OriginalRange(int start, int end) => (ranges[start].Start, ranges[end - 1].End);

    private void Copy(ReadOnlySpan<char> text)
    {
        AppendedLength = 0;
        Reserve(text.Length);
        text.CopyTo(next);
        AppendedLength = text.Length;
        Commit();
    }

    private void Insert(ReadOnlySpan<char> text, (int Start, int End) range)
    {
        Reserve(text.Length);
        text.CopyTo(next.AsSpan(AppendedLength));
        if (isAligned)
            nextRanges.AsSpan(AppendedLength, text.Length).Fill(range);
        AppendedLength += text.Length;
    }

    private void AlignReplacement(int count, ReadOnlySpan<char> replacement)
    {
        int end = Position + count;
        int source = Position;
        (int Start, int End) range = source == 0 ? (Origin, Origin) : ranges[source - 1];
        for (int i = 0; i < replacement.Length;)
        {
            if (source < end)
            {
                range = ranges[source];
                source += char.IsHighSurrogate(current[source]) ? 2 : 1;
            }

            int charCount = char.IsHighSurrogate(replacement[i]) ? 2 : 1;
            nextRanges.AsSpan(AppendedLength + i, charCount).Fill(range);
            i += charCount;
        }
    }

    private void Reserve(int count)
    {
        if (count > next.Length - AppendedLength)
            Array.Resize(ref next, Math.Max(checked(AppendedLength + count), (int)Math.Min(2L * next.Length, Array.MaxLength)));
        if (isAligned && nextRanges.Length < next.Length)
            Array.Resize(ref nextRanges, next.Length);
    }
}
