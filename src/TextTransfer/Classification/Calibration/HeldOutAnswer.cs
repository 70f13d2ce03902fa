namespace TextTransfer.Classification.Calibration;

/// <summary>What a model that did not learn from a training text says about it.</summary>
/// <param name="Label">The class of the text, a position among the labels.</param>
/// <param name="Probability">That of its class.</param>
/// <param name="Best">That of the most probable class.</param>
/// <param name="IsRight">Whether these are one.</param>
/// <param name="Similarity">The cosine to the nearest text that model learned from.</param>
internal readonly record struct HeldOutAnswer(int Label, double Probability, double Best, bool IsRight, double Similarity);
