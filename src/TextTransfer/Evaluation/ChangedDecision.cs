namespace TextTransfer;

/// <summary>An example that two classifiers take for different classes, each when it has not seen the example. Immutable.</summary>
/// <param name="Example">The example, as the second classifier has it.</param>
/// <param name="Before">The most probable class by the first, and its out-of-fold probability averaged over repeats.</param>
/// <param name="After">The same by the second.</param>
public sealed record ChangedDecision(LabeledText Example, LabelProbability Before, LabelProbability After)
{
    /// <summary>Whether the first was wrong and the second is right.</summary>
    public bool IsCorrected => After.Label == Example.Label;

    /// <summary>Whether the first was right and the second is wrong.</summary>
    public bool IsSpoiled => Before.Label == Example.Label;
}

/// <summary>A text that two classifiers were trained on under different labels. Immutable.</summary>
/// <param name="Before">As the first has it.</param>
/// <param name="After">As the second has it.</param>
public sealed record RelabeledText(LabeledText Before, LabeledText After);
