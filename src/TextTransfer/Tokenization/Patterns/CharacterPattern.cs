namespace TextTransfer.Tokenization;

/// <summary>Single characters of a set, each a match of its own.</summary>
internal sealed class CharacterPattern : TextPattern
{
    private readonly CodePointTable<bool> table = new();

    /// <summary>Creates a pattern.</summary>
    /// <param name="characters">Pairs of first and last code point.</param>
    public CharacterPattern(ReadOnlySpan<int> characters) => table.Set(characters, true);

    /// <inheritdoc/>
    public override void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        for (int i = 0; i < text.Length;)
        {
            if (table[Utf16.CodePointAt(text, i, out int length)])
                matches.Add((i, i + length));
            i += length;
        }
    }
}
