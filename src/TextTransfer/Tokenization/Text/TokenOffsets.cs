using System.Runtime.InteropServices;

namespace TextTransfer.Tokenization;

/// <summary>Gathers the offsets of the tokens of one text. Not thread-safe.</summary>
/// <param name="text">The original text.</param>
/// <param name="trimmings">What is done to every pair of offsets.</param>
internal sealed class TokenOffsets(string text, IReadOnlyList<OffsetTrimming> trimmings)
{
    private readonly List<(int Start, int End)> offsets = [];

    /// <summary>The offsets so far.</summary>
    public IReadOnlyList<(int Start, int End)> Items => offsets;

    /// <summary>Where the model puts the ranges of its tokens within a piece, until <see cref="AddPiece"/> takes them.</summary>
    public List<(int Start, int End)> PieceRanges { get; } = [];

    /// <summary>Adds a token.</summary>
    /// <param name="range">Where in the original text it is.</param>
    /// <param name="token">What the model or the added vocabulary has for it.</param>
    public void Add((int Start, int End) range, ReadOnlySpan<char> token)
    {
        foreach (OffsetTrimming trimming in trimmings)
            range = trimming.Trim(text, range.Start, range.End, token, isFirst: offsets.Count == 0);
        offsets.Add(range);
    }

    /// <summary>Adds the tokens of a piece.</summary>
    /// <param name="normalized">The text that the piece is of.</param>
    /// <param name="pieceStart">Where in it the piece starts.</param>
    public void AddPiece(EditedText normalized, int pieceStart)
    {
        foreach ((int start, int end) in CollectionsMarshal.AsSpan(PieceRanges))
            Add(normalized.OriginalRange(pieceStart + start, pieceStart + end), normalized.Span[(pieceStart + start)..(pieceStart + end)]);
        PieceRanges.Clear();
    }
}
