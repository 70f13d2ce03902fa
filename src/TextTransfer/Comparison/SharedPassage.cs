using TextTransfer.Comparison.Segmentation;

namespace TextTransfer;

/// <summary>A run of words that stands in both of two texts, whatever its case and punctuation. Immutable.</summary>
/// <param name="A">The text of the first side.</param>
/// <param name="RangeInA">Where it stands there, in UTF-16 units.</param>
/// <param name="B">The text of the second side.</param>
/// <param name="RangeInB">Where it stands there.</param>
/// <param name="Words">Its length in words.</param>
public sealed record SharedPassage(Document A, Range RangeInA, Document B, Range RangeInB, int Words)
{
    /// <summary>The passage as the first side has it.</summary>
    public string Text => Preparation.TextOf(A)[RangeInA];
}
