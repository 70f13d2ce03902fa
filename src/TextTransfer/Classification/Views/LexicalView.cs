namespace TextTransfer.Classification.Views;

/// <summary>
/// What a text says literally: tf-idf of its words and word pairs. Where classes differ by wording rather than by
/// meaning (spam, counterfactuals, the vocabulary of one trade), it knows what sentence vectors blur.
/// </summary>
internal sealed class LexicalView : IView
{
    public static LexicalView Instance { get; } = new();

    public string Name => "lexical";

    /// <summary>Half of what a view of the encoder has: words of few texts say least about new ones.</summary>
    public double PriorExamples => LayersView.Last.PriorExamples / 2;

    public IFittedView Fit(IReadOnlyList<EmbeddedText> texts) => FittedLexical.Fit(texts);
}
