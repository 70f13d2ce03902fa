namespace TextTransfer.Web.Extraction;

/// <summary>A line of the text of a page and where it stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="Section">The innermost element around it that breaks lines.</param>
/// <param name="InlineHints">What the names of all elements say that are within the section and around all of the text.</param>
/// <param name="Words">Its words.</param>
/// <param name="Letters">Its characters that are not white space.</param>
/// <param name="LinkLetters">Those of them in links.</param>
internal sealed record PageBlock(string Text, Section Section, Hints InlineHints, int Words, int Letters, int LinkLetters)
{
    /// <summary>The share of its characters in links, 0 to 1.</summary>
    public double LinkDensity => Letters == 0 ? 0 : (double)LinkLetters / Letters;

    /// <summary>Whether it is running text: enough words, few of them links.</summary>
    public bool IsProse => Words >= 12 && LinkDensity < 0.35;
}
