namespace TextTransfer.Classification.Views;

/// <summary>
/// What a text says literally: the tf-idf of its terms. Where classes differ by wording rather than by meaning (spam,
/// counterfactuals, the vocabulary of one trade), it knows what sentence vectors blur.
/// </summary>
internal sealed class LexicalView : IView
{
    private LexicalView(string name, TextAnalyzer analyzer) => (Name, Analyzer) = (name, analyzer);

    /// <summary>Words and word pairs.</summary>
    public static LexicalView Words { get; } = new("words", TextAnalyzer.Words);

    /// <summary>Runs of characters.</summary>
    public static LexicalView Characters { get; } = new("characters", TextAnalyzer.Characters);

    public string Name { get; }

    public TextAnalyzer Analyzer { get; }

    public IFittedView Fit(IReadOnlyList<EmbeddedText> texts) => FittedLexical.Fit(Analyzer, texts);
}
