namespace TextTransfer.Tests;

/// <summary>A method whose probabilities a test decides, from the training corpus and the text.</summary>
internal sealed class ScriptedMethod(string name, Func<EmbeddedCorpus, Func<EmbeddedText, double[]>> fit) : IClassificationMethod
{
    public string Name => name;

    /// <summary>The share of each class in the training texts.</summary>
    public static ScriptedMethod Majority { get; } = new("majority", training =>
    {
        double[] shares = [.. training.Corpus.Labels.Select(l => training.Corpus.Texts.Count(t => t.Label == l) / (double)training.Texts.Count)];
        return _ => shares;
    });

    /// <summary>Always predicts the class whose name a function gives, with certainty.</summary>
    public static ScriptedMethod Certain(string name, Func<EmbeddedText, string> classOf) =>
        new(name, training => text => [.. training.Corpus.Labels.Select(l => l == classOf(text) ? 1.0 : 0.0)]);

    /// <summary>Softmax of minus half the squared distances to the means of the classes: a small learner that really learns.</summary>
    public static ScriptedMethod NearestMean(string name, int dimensions) => new(name, training =>
    {
        double[][] means = [.. training.Corpus.Labels.Select(l => Mean(training, l, dimensions))];
        return text =>
        {
            double[] scores = [.. means.Select(m => -SquaredDistance(text, m) / 2)];
            double max = scores.Max();
            double sum = scores.Sum(s => Math.Exp(s - max));
            return [.. scores.Select(s => Math.Exp(s - max) / sum)];
        };
    });

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default) =>
        new Model(training.Corpus.Labels, fit(training));

    private static double[] Mean(EmbeddedCorpus training, string label, int dimensions)
    {
        EmbeddedText[] texts = [.. training.Texts.Where((_, i) => training.Corpus.Texts[i].Label == label)];
        return [.. Enumerable.Range(0, dimensions).Select(d => texts.Average(t => t.Embedding.Vector.Span[d]))];
    }

    private static double SquaredDistance(EmbeddedText text, double[] mean)
    {
        double sum = 0;
        for (int d = 0; d < mean.Length; d++)
            sum += Math.Pow(text.Embedding.Vector.Span[d] - mean[d], 2);
        return sum;
    }

    private sealed class Model(IReadOnlyList<string> labels, Func<EmbeddedText, double[]> predict) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => labels;

        public double[] Predict(EmbeddedText text) => predict(text);
    }
}
