namespace TextTransfer;

/// <summary>The token ids of a text and where in the text each of them comes from. Immutable and safe for concurrent use.</summary>
public sealed class TokenizedText
{
    internal TokenizedText(IReadOnlyList<int> ids, IReadOnlyList<(int Start, int End)> offsets)
    {
        Ids = ids;
        Offsets = offsets;
    }

    /// <summary>The ids, special tokens included.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>
    /// For every id the part of the original text it stands for, as UTF-16 positions, the end exclusive; (0, 0) for the special
    /// tokens around the text. Tokens may share a part, such as the bytes of one character, and parts of the text that
    /// normalization removed belong to no token.
    /// </summary>
    public IReadOnlyList<(int Start, int End)> Offsets { get; }
}
