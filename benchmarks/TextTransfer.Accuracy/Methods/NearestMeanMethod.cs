using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Methods;

/// <summary>
/// <c>ncm</c>: a softmax over the cosines to the class means (Mensink and others, Distance-based image classification, 2013;
/// Snell and others, Prototypical networks, 2017). The scale of the cosines is the one most likely for the training texts,
/// each measured against its class's mean without it.
/// </summary>
internal sealed class NearestMeanMethod : IClassificationMethod
{
    /// <summary>Where no error is left to learn from, the likelihood has no maximum; the cap is that of CLIP (Radford and others, 2021).</summary>
    public const double LargestScale = 100;

    /// <summary>With one text a class nothing can be left out; about what is fitted where it can.</summary>
    public const double DefaultScale = 20;

    public string Name => "ncm";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        ClassIndex classes = ClassIndex.ForTraining(training.Corpus);
        double[][] vectors = [.. training.Texts.Select(UnitVectors.Of)];
        double[][] sums = [.. Enumerable.Range(0, classes.Count).Select(_ => new double[vectors[0].Length])];
        for (int i = 0; i < vectors.Length; i++)
            TensorPrimitives.Add(sums[classes.OfText[i]], vectors[i], sums[classes.OfText[i]]);

        double[][] means = [.. sums.Select(s => (double[])s.Clone())];
        foreach (double[] mean in means)
            UnitVectors.Normalize(mean);

        List<(double[] Cosines, int Class)> leftOut = [];
        for (int i = 0; i < vectors.Length; i++)
        {
            int own = classes.OfText[i];
            if (classes.Counts[own] == 1)
                continue;

            double[] cosines = Cosines(means, vectors[i]);
            double[] others = new double[vectors[i].Length];
            TensorPrimitives.Subtract(sums[own], vectors[i], others);
            UnitVectors.Normalize(others);
            cosines[own] = TensorPrimitives.Dot<double>(others, vectors[i]);
            leftOut.Add((cosines, own));
        }

        return new Model(classes.Labels, means, leftOut.Count == 0 ? DefaultScale : MostLikelyScale(leftOut));
    }

    private static double[] Cosines(double[][] means, double[] vector) => [.. means.Select(m => TensorPrimitives.Dot<double>(m, vector))];

    /// <summary>
    /// The likelihood is concave in the scale, so its derivative has one zero, found by halving. The derivative is a sum over
    /// classes of what the right one is ahead, which keeps its sign where all are all but certain.
    /// </summary>
    private static double MostLikelyScale(List<(double[] Cosines, int Class)> rows)
    {
        double low = 0;
        double high = LargestScale;
        while (high - low > 1e-9 * LargestScale)
        {
            double middle = (low + high) / 2;
            if (rows.Sum(r => Probabilities(r.Cosines, middle).Zip(r.Cosines, (p, c) => p * (r.Cosines[r.Class] - c)).Sum()) > 0)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private static double[] Probabilities(double[] cosines, double scale)
    {
        double[] probabilities = [.. cosines.Select(c => scale * c)];
        Softmax.InPlace(probabilities);
        return probabilities;
    }

    private sealed class Model(IReadOnlyList<string> labels, double[][] means, double scale) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => labels;

        public double[] Predict(EmbeddedText text) => Probabilities(Cosines(means, UnitVectors.Of(text)), scale);
    }
}
