using System.Numerics.Tensors;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Methods;

/// <summary>
/// <c>knn</c>: votes of the 5 training texts of largest cosine, or of as many as the largest class has if that is fewer.
/// A vote weighs the inverse of the cosine distance (Dudani, The distance-weighted k-nearest-neighbor rule, 1976). One vote
/// more is spread evenly over the classes, so that no class is impossible and the log-loss is finite.
/// </summary>
internal sealed class NearestNeighborsMethod : IClassificationMethod
{
    private const int MostNeighbors = 5;

    /// <summary>Texts nearer than this weigh no more: an equal text counts much, not infinitely.</summary>
    private const double LeastDistance = 1e-6;

    public string Name => "knn";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        ClassIndex classes = ClassIndex.ForTraining(training.Corpus);
        return new Model(classes, [.. training.Texts.Select(UnitVectors.Of)], Math.Min(MostNeighbors, classes.Counts.Max()));
    }

    private sealed class Model(ClassIndex classes, double[][] vectors, int neighbors) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => classes.Labels;

        public double[] Predict(EmbeddedText text)
        {
            double[] query = UnitVectors.Of(text);
            double[] distances = [.. vectors.Select(v => 1 - TensorPrimitives.Dot<double>(v, query))];
            int[] order = [.. Enumerable.Range(0, vectors.Length)];
            Array.Sort(order, (a, b) => (distances[a], a).CompareTo((distances[b], b)));
            double[] votes = new double[classes.Count];
            foreach (int i in order.AsSpan(0, neighbors))
                votes[classes.OfText[i]] += 1 / Math.Max(LeastDistance, distances[i]);
            double total = votes.Sum();
            return [.. votes.Select(v => ((neighbors * v / total) + (1.0 / classes.Count)) / (neighbors + 1))];
        }
    }
}
