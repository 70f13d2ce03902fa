namespace TextTransfer.Comparison.Segmentation;

/// <summary>A text as numbers of words in a vocabulary that all texts of a comparison share. Immutable.</summary>
/// <param name="Words">The words, folded to lower case, by number.</param>
/// <param name="SentenceLengths">Words of each sentence; their sum is the number of words.</param>
/// <param name="Counts">What was counted, by <see cref="TextCount"/>.</param>
internal sealed record SegmentedText(int[] Words, int[] SentenceLengths, double[] Counts)
{
    public double this[TextCount count] => Counts[(int)count];
}
