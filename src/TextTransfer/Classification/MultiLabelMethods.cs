using TextTransfer.Classification.Training;

namespace TextTransfer;

/// <summary>The multi-label mixture this library trains and the baseline it has to beat.</summary>
public static class MultiLabelMethods
{
    /// <summary>
    /// <c>probe</c>: for each label a logistic regression on the sentence embedding scaled to length 1, C = 10, and a
    /// threshold of 0.5 (binary relevance).
    /// </summary>
    public static IMultiLabelMethod Probe { get; } = new OneVsRestProbe();

    /// <summary><c>mixture</c>: what <see cref="MultiLabelClassifier"/> trains, with default options.</summary>
    public static IMultiLabelMethod Mixture { get; } = new OneVsRestMixture();

    /// <summary>Both, the simpler first.</summary>
    public static IReadOnlyList<IMultiLabelMethod> All { get; } = [Probe, Mixture];
}
