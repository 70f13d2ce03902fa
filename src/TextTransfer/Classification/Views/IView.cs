namespace TextTransfer.Classification.Views;

/// <summary>One way to look at a text: a feature space in which a linear classifier is trained. Stateless.</summary>
internal interface IView
{
    /// <summary>A short name in lower case, as summaries and model files have it.</summary>
    string Name { get; }

    /// <summary>Learns from training texts what the view needs of them: a mean, a scale, a vocabulary.</summary>
    IFittedView Fit(IReadOnlyList<EmbeddedText> texts);
}
