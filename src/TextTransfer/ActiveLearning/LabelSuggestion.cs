namespace TextTransfer;

/// <summary>A text to label. Immutable.</summary>
/// <param name="Index">Its position in the pool.</param>
/// <param name="Prediction">What the classifier takes it for: the label to confirm or correct.</param>
public sealed record LabelSuggestion(int Index, Prediction Prediction)
{
    /// <summary>The label to confirm or correct.</summary>
    public string SuggestedLabel => Prediction.Label;
}
