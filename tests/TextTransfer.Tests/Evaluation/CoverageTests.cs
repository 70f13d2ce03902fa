namespace TextTransfer.Tests;

/// <summary>
/// Do the intervals hold what they are for? Many corpora of 50 texts are drawn from one population and cross-validated; the
/// truth is what a model trained on all 50 does on many further draws.
/// </summary>
public class CoverageTests
{
    private const int Corpora = 150;

    private static readonly double[][][] Populations =
    [
        [[0, 0, 0, 0], [1.3, 0.9, 0, 0]],
        [[0, 0, 0, 0], [2, 0, 0.5, 0], [0, 2, 0.5, 0], [1, 1, 2, 0]],
        [[0, 0, 0, 0], [3, 0, 0, 0], [0, 3, 0, 0], [0, 0, 3, 0], [3, 3, 0, 0], [3, 0, 3, 0]],
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Intervals_hold_the_truth_about_the_final_model(int population)
    {
        double[][] means = Populations[population];
        var random = new Random(7);
        EmbeddedCorpus further = Samples.Draw(random, means, 1000);
        IClassificationMethod[] methods = [ScriptedMethod.NearestMean("half", 2), ScriptedMethod.NearestMean("all", 4)];
        var held = new int[4];
        double width = 0;
        for (int draw = 0; draw < Corpora; draw++)
        {
            EmbeddedCorpus corpus = Samples.Draw(random, means, 50);
            Evaluation evaluation = corpus.CrossValidate(methods, new() { Seed = draw }, cancellationToken: TestContext.Current.CancellationToken);
            (double Accuracy, double MacroF1, double LogLoss)[] truth = [.. methods.Select(m => Truth(m, corpus, further))];
            Count(ref held[0], evaluation.Score.Accuracy, truth[1].Accuracy);
            Count(ref held[1], evaluation.Score.MacroF1, truth[1].MacroF1);
            Count(ref held[2], evaluation.Score.LogLoss, truth[1].LogLoss);
            Count(ref held[3], evaluation.Comparisons[0].AccuracyDifference, truth[1].Accuracy - truth[0].Accuracy);
            width += (evaluation.Score.Accuracy.Upper - evaluation.Score.Accuracy.Lower) / Corpora;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"accuracy {held[0]}, macro-F1 {held[1]}, log-loss {held[2]}, difference {held[3]} of {Corpora}; width {width:0.00}");
        // 95 % of 150 with three standard deviations of the simulation below it; and no interval is bought by width.
        Assert.All(held, h => Assert.InRange(h / (double)Corpora, 0.895, 1));
        Assert.InRange(width, 0.05, 0.30);
    }

    private static void Count(ref int held, Estimate estimate, double truth) =>
        held += estimate.Lower <= truth && truth <= estimate.Upper ? 1 : 0;

    private static (double Accuracy, double MacroF1, double LogLoss) Truth(IClassificationMethod method, EmbeddedCorpus training, EmbeddedCorpus further)
    {
        IProbabilityModel model = method.Fit(training, 0, TestContext.Current.CancellationToken);
        string[] gold = [.. further.Corpus.Texts.Select(t => t.Label)];
        double[][] probabilities = [.. further.Texts.Select(model.Predict)];
        string[] predicted = [.. probabilities.Select(p => model.Labels[Array.IndexOf(p, p.Max())])];
        double macroF1 = further.Corpus.Labels.Average(label =>
        {
            int hits = gold.Zip(predicted).Count(r => r == (label, label));
            return 2.0 * hits / (gold.Count(g => g == label) + predicted.Count(p => p == label));
        });
        double logLoss = gold.Zip(probabilities, (g, p) => -Math.Log(Math.Max(1e-6, p[model.Labels.ToList().IndexOf(g)]))).Average();
        return (gold.Zip(predicted).Count(r => r.First == r.Second) / (double)gold.Length, macroF1, logLoss);
    }
}
