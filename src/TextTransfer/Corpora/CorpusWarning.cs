namespace TextTransfer;

/// <summary>What a <see cref="CorpusWarning"/> is about.</summary>
public enum CorpusWarningKind
{
    /// <summary>The same text with the same label, more than once.</summary>
    DuplicateText,

    /// <summary>The same text with different labels.</summary>
    ContradictoryLabels,

    /// <summary>Labels that differ only in case and so count as different classes.</summary>
    SimilarLabels,

    /// <summary>Labels that look like several, parted by <c>|</c>, and yet count as classes of their own.</summary>
    SeveralLabels,
}

/// <summary>Something in a labelled file that does not stop the work but is probably a mistake. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">A sentence for people: what, on which lines, and what to do.</param>
/// <param name="Lines">The lines on which the rows in question begin, from 1, ascending.</param>
public sealed record CorpusWarning(CorpusWarningKind Kind, string Message, IReadOnlyList<int> Lines)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
