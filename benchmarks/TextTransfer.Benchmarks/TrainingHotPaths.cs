using BenchmarkDotNet.Attributes;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Benchmarks;

/// <summary>The steps of training on embeddings at hand, for 48 texts of 6 classes and for 616 of 77, and one prediction.</summary>
[MemoryDiagnoser]
public class TrainingHotPaths
{
    private const int Dimension = 384;
    private const int Layers = 7;
    private const double C = 3;

    private EmbeddedText[] texts = [];
    private int[] labels = [];
    private int[] rows = [];
    private double[] kernelRow = [];
    private IFittedView fitted = null!;
    private ViewSpace space = null!;
    private CrossFitting crossFitting = null!;
    private IViewModel model = null!;
    private double[] logits = [];

    [Params(6, 77)]
    public int Classes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        labels = [.. Enumerable.Range(0, 8 * Classes).Select(i => i % Classes)];
        texts = [.. labels.Select((k, i) => new EmbeddedText($"text {i} of class {k}", Draw(k, random)))];
        rows = [.. Enumerable.Range(0, texts.Length)];
        kernelRow = new double[texts.Length];
        fitted = LayersView.Last.Fit(texts);
        space = new ViewSpace(LayersView.Last, texts, CancellationToken.None);
        var corpus = new Corpus(texts.Select((t, i) => new LabeledText(t.Text, $"{labels[i]}")));
        crossFitting = new CrossFitting(Folds.Stratified(corpus, 5, 1, 0), labels, Classes);
        model = space.Fit(labels, Classes, C, 1, CancellationToken.None);
        logits = new double[Classes];
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

    /// <summary>The logits of one view for one embedded text.</summary>
    [Benchmark]
    public void Predict() => model.Predict(texts[0], logits);

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
