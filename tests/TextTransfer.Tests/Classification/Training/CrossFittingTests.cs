using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class CrossFittingTests
{
    private static readonly double[] Grid = [0.1, 1, 10];

    private static CrossFitting Of(int[] labels, int classes, int folds)
    {
        var corpus = new Corpus(labels.Select((k, i) => new LabeledText($"{i}", $"{k}")));
        return new CrossFitting(Folds.Stratified(corpus, folds, 1, 0), labels, classes);
    }

    [Fact]
    public void The_only_example_of_a_class_is_not_held_out()
    {
        Assert.Equal([0, 0, 0, 1, 1], Of([0, 0, 0, 1, 1, 2], 3, 3).Labels.Order());
        Assert.Empty(Of([0, 1, 2], 3, 3).Labels);
    }

    [Fact]
    public void Labels_that_features_know_nothing_of_are_predicted_with_no_confidence()
    {
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 2)];
        var random = new Random(5);
        var features = new Matrix(60, 20);
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 20; j++)
                features.Row(i)[j] = (random.NextDouble() - 0.5) / 2;
        }
        PenaltyFit fit = Of(labels, 2, 5).ChoosePenalty(features, Grid, workers: 2, TestContext.Current.CancellationToken);
        Assert.InRange(fit.Loss, Math.Log(2) - 0.05, Math.Log(2) + 0.05);
    }

    /// <summary>Fits for held-out examples end early; their predictions are those of exact fits all the same.</summary>
    [Fact]
    public void Predictions_are_those_of_exact_fits()
    {
        var random = new Random(9);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 4)];
        var features = new Matrix(60, 30);
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 30; j++)
                features.Row(i)[j] = (random.NextDouble() - 0.5 + (labels[i] == j ? 0.5 : 0)) / 2;
        }
        var corpus = new Corpus(labels.Select((k, i) => new LabeledText($"{i}", $"{k}")));
        IReadOnlyList<Fold> folds = Folds.Stratified(corpus, 5, 1, 0);
        PenaltyFit fit = new CrossFitting(folds, labels, 4).ChoosePenalty(features, [3], workers: 1, TestContext.Current.CancellationToken);
        int row = 0;
        double[] exact = new double[4];
        foreach (Fold fold in folds)
        {
            SoftmaxWeights weights = LogisticRegression.Fit(features, [.. fold.Training], labels, 4, 3, null, TestContext.Current.CancellationToken);
            foreach (int i in fold.Test)
            {
                weights.Predict(features.Row(i), exact);
                Temperature.Apply(exact, fit.Temperature);
                for (int k = 0; k < 4; k++)
                    Assert.Equal(exact[k], fit.Probabilities.Row(row)[k], 1e-3);
                row++;
            }
        }
    }

    [Fact]
    public void Labels_that_features_tell_are_predicted()
    {
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
        var features = new Matrix(60, 3);
        for (int i = 0; i < 60; i++)
            features.Row(i)[labels[i]] = 1;
        CrossFitting crossFitting = Of(labels, 3, 5);
        PenaltyFit fit = crossFitting.ChoosePenalty(features, Grid, workers: 2, TestContext.Current.CancellationToken);
        Assert.Equal(fit.Loss, LogLoss.Mean(fit.Probabilities, crossFitting.Labels));
        Assert.Equal(60, crossFitting.Labels.Length);
        for (int i = 0; i < 60; i++)
            Assert.True(fit.Probabilities.Row(i)[crossFitting.Labels[i]] > 0.8);
    }
}
