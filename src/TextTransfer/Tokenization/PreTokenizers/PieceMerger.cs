namespace TextTransfer.Tokenization;

/// <summary>Makes pieces of matches and of what lies between them, one after another, by a <see cref="SplitBehavior"/>.</summary>
/// <param name="tokens">Where the pieces go.</param>
/// <param name="behavior">What becomes of matches.</param>
internal struct PieceMerger(PreTokens tokens, SplitBehavior behavior)
{
    private int start;
    private int end;
    private bool? isMatch;

    /// <summary>Adds the next part of the text.</summary>
    /// <param name="nextStart">Its first char.</param>
    /// <param name="nextEnd">Its end, exclusive.</param>
    /// <param name="isMatch">Whether it is a match.</param>
    public void Add(int nextStart, int nextEnd, bool isMatch)
    {
        if (this.isMatch is { } before && Joins(before, isMatch))
        {
            end = nextEnd;
        }
        else
        {
            Finish();
            (start, end) = (nextStart, nextEnd);
        }

        this.isMatch = isMatch;
    }

    /// <summary>Lets go of the last piece.</summary>
    public readonly void Finish()
    {
        if (behavior != SplitBehavior.Removed || isMatch == false)
            tokens.Add(start, end);
    }

    private readonly bool Joins(bool before, bool next) => behavior switch
    {
        SplitBehavior.MergedWithPrevious => next && !before,
        SplitBehavior.MergedWithNext => before && !next,
        SplitBehavior.Contiguous => before == next,
        _ => false,
    };
}
