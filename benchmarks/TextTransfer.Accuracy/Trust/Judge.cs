namespace TextTransfer.Accuracy.Trust;

/// <summary>Labelled rows that no sample holds, and what models are worth on them.</summary>
internal sealed class Judge(IReadOnlyList<LabeledText> rows, EmbeddingFile encoder)
{
    private readonly Lazy<IReadOnlyList<EmbeddedText>> texts = new(() => EmbeddedText.EncodeAll([.. rows.Select(t => t.Text)], encoder));

    /// <summary>The last model asked about: it is asked for several figures.</summary>
    private (IProbabilityModel? Model, Scores? Scores) last;

    public Scores Score(IProbabilityModel model)
    {
        if (last.Model != model)
            last = (model, Scores.Of([.. rows.Select(t => t.Label)], model.Labels, [.. texts.Value.Select(model.Predict)]));
        return last.Scores!;
    }

    public double SetCoverage(TextClassifier classifier, double coverage, bool isPerClass) =>
        texts.Value.Zip(rows).Average(p => classifier.SetOf(classifier.Predict(p.First), coverage, isPerClass).Labels.Any(l => l.Label == p.Second.Label) ? 1.0 : 0);

    public double SetSize(TextClassifier classifier, double coverage, bool isPerClass) =>
        texts.Value.Average(t => classifier.SetOf(classifier.Predict(t), coverage, isPerClass).Labels.Count);

    /// <summary>The share of rows answered, and of errors among those; 0 of none.</summary>
    public (double Answered, double ErrorRate) Selected(TextClassifier classifier, double threshold)
    {
        bool[] isRight = [.. texts.Value.Select(classifier.Predict).Zip(rows).Where(p => p.First.Probability >= threshold).Select(p => p.First.Label == p.Second.Label)];
        return ((double)isRight.Length / rows.Count, isRight.Length == 0 ? 0 : isRight.Average(r => r ? 0.0 : 1));
    }
}
