using System.Runtime.InteropServices;

namespace TextTransfer.Tokenization;

/// <summary>
/// Text cut into pieces for the model. A pre-tokenizer goes through the pieces, adds those it makes of each, and commits;
/// one that also rewrites the text appends the new text as it goes and commits that too. Not thread-safe.
/// </summary>
internal sealed class PreTokens
{
    private List<(int Start, int End)> current = [];
    private List<(int Start, int End)> next = [];

    /// <summary>The text the pieces are of.</summary>
    public EditedText Text { get; } = new();

    /// <summary>Where the pieces are, as positions in <see cref="Text"/>, ends exclusive; valid until the next commit.</summary>
    public ReadOnlySpan<(int Start, int End)> Pieces => CollectionsMarshal.AsSpan(current);

    /// <summary>Whether the text has not been cut yet: then its start is that of the original part, removed characters included.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Text that added tokens cut into parts, kept while the pre-tokenizer rewrites one part after another.</summary>
    public EditedText Whole { get; } = new();

    /// <summary>Makes the whole text, as it stands, the only piece; none if it is empty.</summary>
    public void Reset()
    {
        next.Clear();
        Add(0, Text.Span.Length);
        Commit();
        IsWhole = true;
    }

    /// <summary>Adds a piece of the pieces to come, unless it is empty.</summary>
    /// <param name="start">Its first char.</param>
    /// <param name="end">The end, exclusive.</param>
    public void Add(int start, int end)
    {
        if (start < end)
            next.Add((start, end));
    }

    /// <summary>Makes the added pieces the pieces.</summary>
    public void Commit()
    {
        (current, next) = (next, current);
        next.Clear();
        IsWhole = false;
    }
}
