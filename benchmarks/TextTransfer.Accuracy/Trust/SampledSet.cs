namespace TextTransfer.Accuracy.Trust;

/// <summary>A large set that samples are drawn from, and whose test rows are the truth.</summary>
internal sealed class SampledSet(LabeledSet set, IReadOnlyList<IClassificationMethod> methods, EmbeddingFile encoder)
{
    private const double Coverage = 0.9;
    private const double Confidence = 0.9;

    private static readonly double[] TargetErrorRates = [0.05, 0.1];

    private readonly Lazy<IReadOnlyList<EmbeddedText>> test = new(() => EmbeddedText.EncodeAll([.. set.Test.Select(t => t.Text)], encoder));

    public string Name => set.Name;

    /// <summary>Judges one sample. Rows of the mixture hold what a trained classifier says too.</summary>
    public IReadOnlyList<CoverageRow> Judge(int size, int draw, CancellationToken cancellationToken)
    {
        EmbeddedCorpus sample = Draw(size, draw, out LabeledText[] more, cancellationToken);
        CrossValidationOptions options = new() { Seed = draw };
        Evaluation evaluation = sample.CrossValidate(methods, options, cancellationToken: cancellationToken);
        IProbabilityModel[] models = [.. methods.Select(m => m.Fit(sample, draw, cancellationToken))];
        Scores[] truth = [.. models.Select(Score)];

        List<CoverageRow> rows = [];
        void Add(int method, string figure, Estimate estimate, double true_, double? extent = null) =>
            rows.Add(new(Name, size, draw, methods[method].Name, figure, estimate, true_, extent));
        for (int m = 0; m < methods.Count; m++)
        {
            MethodScore score = evaluation.Scores[m];
            Add(m, CoverageRow.Accuracy, score.Accuracy, truth[m].Accuracy);
            Add(m, CoverageRow.MacroF1, score.MacroF1, truth[m].MacroF1);
            Add(m, CoverageRow.LogLoss, score.LogLoss, truth[m].LogLoss);
        }
        if (methods.Count > 1)
            Add(methods.Count - 1, CoverageRow.Difference, evaluation.Comparisons[0].AccuracyDifference, truth[^1].Accuracy - truth[0].Accuracy);

        LearningCurve curve = LearningCurve.Measure(sample, methods[0], options, cancellationToken: cancellationToken);
        EmbeddedCorpus twice = new Corpus([.. sample.Corpus.Texts, .. more.Take(curve.Forecast.TrainingTexts - size)]).Embed(encoder, cancellationToken: cancellationToken);
        Add(0, CoverageRow.Forecast, curve.Forecast.Accuracy, Score(methods[0].Fit(twice, draw, cancellationToken)).Accuracy);

        int mixture = Enumerable.Range(0, methods.Count).FirstOrDefault(m => methods[m] == ClassificationMethods.Mixture, -1);
        if (mixture >= 0)
        {
            using TextClassifier classifier = TextClassifier.Train(sample, encoder, new() { Seed = draw }, cancellationToken);
            AddSets(classifier, (figure, estimate, t, extent) => Add(mixture, figure, estimate, t, extent));
            AddPromises(classifier, (figure, estimate, t, extent) => Add(mixture, figure, estimate, t, extent));
        }
        return rows;
    }

    private EmbeddedCorpus Draw(int size, int draw, out LabeledText[] more, CancellationToken cancellationToken)
    {
        LabeledText[] rows = [.. set.Train.Where(t => t.Text.Length > 0)];
        new Random((draw * 7919) + size).Shuffle(rows);
        more = rows[size..(2 * size)];
        return new Corpus(rows.Take(size)).Embed(encoder, cancellationToken: cancellationToken);
    }

    private Scores Score(IProbabilityModel model) =>
        Scores.Of([.. set.Test.Select(t => t.Label)], model.Labels, [.. test.Value.Select(model.Predict)]);

    private void AddSets(TextClassifier classifier, Action<string, Estimate, double, double?> add)
    {
        foreach (bool isPerClass in (bool[])[false, true])
        {
            PredictionSet[] sets = [.. test.Value.Select(t => classifier.PredictSet(t, Coverage, isPerClass))];
            double covered = sets.Zip(set.Test).Average(p => p.First.Labels.Any(l => l.Label == p.Second.Label) ? 1.0 : 0);
            add(isPerClass ? CoverageRow.SetCoveragePerClass : CoverageRow.SetCoverage, sets[0].CoverageBand, covered, sets.Average(s => s.Labels.Count));
        }
    }

    private void AddPromises(TextClassifier classifier, Action<string, Estimate, double, double?> add)
    {
        foreach (double target in TargetErrorRates)
        {
            if (classifier.Guarantee(target, Confidence) is not { } promise)
                continue;
            Prediction[] predictions = [.. test.Value.Select(classifier.Predict)];
            bool[] isRight = [.. predictions.Zip(set.Test).Where(p => p.First.Probability >= promise.Threshold).Select(p => p.First.Label == p.Second.Label)];
            add($"{CoverageRow.ErrorRate}_{100 * target:0}", new(target, 0, target), isRight.Length == 0 ? 0 : isRight.Average(r => r ? 0.0 : 1), (double)isRight.Length / predictions.Length);
        }
    }
}
