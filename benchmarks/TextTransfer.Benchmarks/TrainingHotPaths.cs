using BenchmarkDotNet.Attributes;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Benchmarks;

/// <summary>The steps of training on embeddings at hand, for 48 texts of 6 classes and for 616 of 77, and predictions for texts of 8 and of 400 words.</summary>
[MemoryDiagnoser]
public class TrainingHotPaths
{
    private const int Dimension = 384;
    private const int Layers = 7;
    private const double C = 3;
    private const int WordsOfText = 60;

    private static readonly string[] Words = DrawWords(new Random(2));

    private EmbeddedText[] texts = [];
    private int[] labels = [];
    private int[] rows = [];
    private double[] kernelRow = [];
    private IFittedView fitted = null!;
    private ViewSpace space = null!;
    private CrossFitting crossFitting = null!;
    private MixtureModel model = null!;
    private EmbeddedText shortText = null!;
    private EmbeddedText longText = null!;

    private static EncoderInfo Encoder { get; } = new()
    {
        Name = "drawn",
        Dimension = Dimension,
        LayerCount = Layers,
        MaxTokens = 256,
        Pooling = PoolingMode.Mean,
        IsNormalized = false,
        Prompt = "",
        LongTexts = LongTextMode.Truncate,
        Fingerprint = "",
    };

    [Params(6, 77)]
    public int Classes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        labels = [.. Enumerable.Range(0, 8 * Classes).Select(i => i % Classes)];
        texts = [.. labels.Select((k, i) => new EmbeddedText($"{i} {DrawText(WordsOfText, random)}", Draw(k, random)))];
        rows = [.. Enumerable.Range(0, texts.Length)];
        kernelRow = new double[texts.Length];
        fitted = LayersView.Last.Fit(texts);
        space = new ViewSpace(LayersView.Last, texts, CancellationToken.None);
        var corpus = new Corpus(texts.Select((t, i) => new LabeledText(t.Text, $"{labels[i]}")));
        crossFitting = new CrossFitting(Folds.Stratified(corpus, 5, 1, 0), labels, Classes);
        var embedded = new EmbeddedCorpus(corpus, [.. texts.Select(t => t.Embedding)], Encoder);
        model = MixtureTrainer.Train(embedded, new TrainingOptions(), workers: 1, CancellationToken.None).Model;
        shortText = new(DrawText(8, random), Draw(0, random));
        longText = new(DrawText(400, random), Draw(0, random));
    }

    /// <summary>The features of all texts in one view and all their inner products.</summary>
    [Benchmark]
    public double BuildKernel()
    {
        IFittedView view = LayersView.Last.Fit(texts);
        for (int i = 0; i < view.Count; i++)
            view.Row(i, kernelRow);
        return kernelRow[0];
    }

    /// <summary>The basis of the kernel, with the kernel rows it asks for.</summary>
    [Benchmark]
    public object Factorise() => PivotedCholesky.Of(fitted, CancellationToken.None);

    [Benchmark]
    public object Fit() => LogisticRegression.Fit(space.Features, rows, labels, Classes, C, null, CancellationToken.None);

    /// <summary>Five folds by up to five penalties on one core.</summary>
    [Benchmark]
    public object OutOfFold() => crossFitting.ChoosePenalty(space.Features, [0.1, 0.3, 1, 3, 10], 1, CancellationToken.None);

    [Benchmark]
    public object PredictShort() => model.Rank(shortText);

    [Benchmark]
    public object PredictLong() => model.Rank(longText);

    /// <summary>Words of 2 to 10 letters.</summary>
    private static string[] DrawWords(Random random) =>
        [.. Enumerable.Range(0, 5000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 11)).Select(_ => (char)('a' + random.Next(26)))))];

    /// <summary>Words of which the first are as frequent as in language.</summary>
    private static string DrawText(int length, Random random) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[(int)Math.Pow(Words.Length, random.NextDouble()) - 1]));

    /// <summary>Values around one centre per class.</summary>
    private static TextEmbedding Draw(int label, Random random)
    {
        var center = new Random(label);
        float[] values = new float[Layers * Dimension];
        for (int j = 0; j < values.Length; j++)
            values[j] = (float)(center.NextDouble() + random.NextDouble() - 1);
        return new TextEmbedding(values.AsMemory(values.Length - Dimension), values, 20);
    }
}
