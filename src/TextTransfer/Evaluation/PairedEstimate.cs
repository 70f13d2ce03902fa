namespace TextTransfer;

/// <summary>A figure of two classifiers on the same texts. Immutable.</summary>
/// <param name="Before">That of the first.</param>
/// <param name="After">That of the second.</param>
/// <param name="Difference">The second minus the first, paired by text: its interval is narrower than those of both suggest.</param>
public readonly record struct PairedEstimate(Estimate Before, Estimate After, Estimate Difference);
