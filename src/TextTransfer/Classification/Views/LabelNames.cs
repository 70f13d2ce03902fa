using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>
/// The names of the classes as a classifier: the cosine between a text and the name of each class, both measured from
/// their means (zero-shot classification by embeddings). Nothing is fitted, so what it says about a training text is as good
/// as what it will say about a new one.
/// </summary>
internal static class LabelNames
{
    public const string Name = "labels";

    /// <summary>
    /// Root mean square of the logits on the training texts: about as sure as a view trained on a few texts, so that weights
    /// of both are comparable.
    /// </summary>
    private const double LogitScale = 2;

    /// <summary>The classifier, or <see langword="null"/> when some class has no embedding or all are alike.</summary>
    /// <param name="corpus">The training texts and the embeddings of the names.</param>
    /// <param name="labels">The classes, at least 2.</param>
    public static LayersModel? Model(EmbeddedCorpus corpus, IReadOnlyList<string> labels)
    {
        if (!labels.All(corpus.LabelEmbeddings.ContainsKey))
            return null;

        double[][] names = Centred([.. labels.Select(l => Unit(corpus.LabelEmbeddings[l]))], out _);
        double[][] texts = Centred([.. corpus.Texts.Select(t => Unit(t.Embedding))], out double[] mean);
        foreach (double[] name in names)
            UnitVector.Normalize(name);
        double square = texts.Average(t => names.Average(n => Math.Pow(TensorPrimitives.Dot<double>(t, n), 2)));
        if (!(square > 1e-12))
            return null;

        double scale = LogitScale / Math.Sqrt(square);
        float[] weights = [.. names.SelectMany(n => n.Select(v => (float)(scale * v)))];
        return new LayersModel(LayersView.Last, weights, [.. names.Select(n => -scale * TensorPrimitives.Dot<double>(n, mean))]);
    }

    private static double[] Unit(TextEmbedding embedding) => [.. LayersView.Last.Extract(embedding).Select(v => (double)v)];

    private static double[][] Centred(double[][] vectors, out double[] mean)
    {
        double[] sum = new double[vectors[0].Length];
        foreach (double[] vector in vectors)
            TensorPrimitives.Add(sum, vector, sum);
        TensorPrimitives.Divide(sum, vectors.Length, sum);
        foreach (double[] vector in vectors)
            TensorPrimitives.Subtract(vector, sum, vector);
        mean = sum;
        return vectors;
    }
}
