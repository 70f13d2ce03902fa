namespace TextTransfer.Accuracy.Trust;

/// <summary>A large set that samples are drawn from. The truth is what models do on its test rows, and on training rows kept apart.</summary>
internal sealed class SampledSet
{
    private const double Coverage = 0.9;
    private const double Confidence = 0.9;
    private const int MostApart = 2000;

    private static readonly double[] TargetErrorRates = [0.05, 0.1];

    private readonly LabeledText[] rows;
    private readonly Judges judges;
    private readonly IReadOnlyList<IClassificationMethod> methods;
    private readonly EmbeddingFile encoder;

    /// <param name="set">The set; samples are drawn from at least half of its training rows.</param>
    /// <param name="methods">What is judged; the last is compared with the first.</param>
    /// <param name="encoder">Embeds.</param>
    public SampledSet(LabeledSet set, IReadOnlyList<IClassificationMethod> methods, EmbeddingFile encoder)
    {
        (this.methods, this.encoder, Name) = (methods, encoder, set.Name);
        LabeledText[] shuffled = [.. set.Train.Where(t => t.Text.Length > 0)];
        new Random(1).Shuffle(shuffled);
        int apart = Math.Min(MostApart, shuffled.Length / 2);
        rows = shuffled[apart..];
        judges = new(new(set.Test, encoder), new(shuffled[..apart], encoder));
    }

    public string Name { get; }

    /// <summary>Judges one sample. Rows of the mixture hold what a trained classifier says too.</summary>
    public IReadOnlyList<CoverageRow> Judge(int size, int draw, CancellationToken cancellationToken)
    {
        LabeledText[] shuffled = [.. rows];
        new Random((draw * 7919) + size).Shuffle(shuffled);
        EmbeddedCorpus sample = new Corpus(shuffled.Take(size)).Embed(encoder, cancellationToken: cancellationToken);
        CrossValidationOptions options = new() { Seed = draw };
        Evaluation evaluation = sample.CrossValidate(methods, options, cancellationToken: cancellationToken);
        IProbabilityModel[] models = [.. methods.Select(m => m.Fit(sample, draw, cancellationToken))];

        List<CoverageRow> result = [];
        void Add(string method, string figure, Estimate estimate, (double Test, double Apart) truth, double? extent = null) =>
            result.Add(new(Name, size, draw, method, figure, estimate, truth.Test, truth.Apart, extent));
        foreach ((MethodScore score, IProbabilityModel model) in evaluation.Scores.Zip(models))
        {
            Add(score.Name, CoverageRow.Accuracy, score.Accuracy, judges.Ask(j => j.Score(model).Accuracy));
            Add(score.Name, CoverageRow.MacroF1, score.MacroF1, judges.Ask(j => j.Score(model).MacroF1));
            Add(score.Name, CoverageRow.LogLoss, score.LogLoss, judges.Ask(j => j.Score(model).LogLoss));
        }
        if (methods.Count > 1)
            Add(methods[^1].Name, CoverageRow.Difference, evaluation.Comparisons[0].AccuracyDifference, judges.Ask(j => j.Score(models[^1]).Accuracy - j.Score(models[0]).Accuracy));

        LearningCurve curve = LearningCurve.Measure(sample, methods[0], options, cancellationToken: cancellationToken);
        EmbeddedCorpus twice = new Corpus(shuffled.Take(curve.Forecast.TrainingTexts)).Embed(encoder, cancellationToken: cancellationToken);
        IProbabilityModel grown = methods[0].Fit(twice, draw, cancellationToken);
        Add(methods[0].Name, CoverageRow.Forecast, curve.Forecast.Accuracy, judges.Ask(j => j.Score(grown).Accuracy));

        if (methods.Contains(ClassificationMethods.Mixture))
        {
            using TextClassifier classifier = TextClassifier.Train(sample, encoder, new() { Seed = draw }, cancellationToken);
            foreach (bool isPerClass in (bool[])[false, true])
            {
                Estimate band = classifier.SetOf(classifier.Predict(sample.Texts[0]), Coverage, isPerClass).CoverageBand;
                double labels = judges.Test.SetSize(classifier, Coverage, isPerClass);
                Add(ClassificationMethods.Mixture.Name, isPerClass ? CoverageRow.SetCoveragePerClass : CoverageRow.SetCoverage, band, judges.Ask(j => j.SetCoverage(classifier, Coverage, isPerClass)), labels);
            }
            foreach (double target in TargetErrorRates)
            {
                // What is not promised is kept: 0 of no text.
                SelectiveGuarantee? promise = classifier.Guarantee(target, Confidence);
                double threshold = promise?.Threshold ?? double.PositiveInfinity;
                Add(ClassificationMethods.Mixture.Name, $"{CoverageRow.ErrorRate}_{100 * target:0}", new(target, 0, target), judges.Ask(j => j.Selected(classifier, threshold).ErrorRate), judges.Test.Selected(classifier, threshold).Answered);
            }
        }
        return result;
    }

    private sealed record Judges(Judge Test, Judge Apart)
    {
        public (double Test, double Apart) Ask(Func<Judge, double> figure) => (figure(Test), figure(Apart));
    }
}
