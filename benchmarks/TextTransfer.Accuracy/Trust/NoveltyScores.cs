using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using TextTransfer.Accuracy.Methods;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Trust;

/// <summary>
/// What says how unlike those of training a text is: this library, and what is commonly used. Each has the threshold above which lie 5 %
/// of training texts, held out from what they are compared with.
/// </summary>
internal sealed class NoveltyScores(EmbeddedCorpus training, TextClassifier classifier, EmbeddingFile embeddings, int seed, CancellationToken cancellationToken)
{
    public const string Ours = "texttransfer";

    private const double FalseAlarms = 0.05;
    private const int Folds = 5;

    public IEnumerable<(string Method, double[] Scores, double Threshold)> All(IReadOnlyList<EmbeddedText> test, Prediction[] predictions)
    {
        Distances whole = new(training);
        List<double> maximum = [], nearest = [], mahalanobis = [];
        foreach (Fold fold in TextTransfer.Folds.Stratified(training.Corpus, Folds, 1, seed))
        {
            EmbeddedCorpus part = training.Subset(fold.Training);
            Distances distances = new(part);
            using TextClassifier ofPart = TextClassifier.Train(part, embeddings, new() { Seed = seed }, cancellationToken);
            foreach (EmbeddedText text in fold.Test.Select(i => training.Texts[i]))
            {
                maximum.Add(1 - ofPart.Predict(text).Probability);
                nearest.Add(distances.Nearest(text));
                mahalanobis.Add(distances.Mahalanobis(text));
            }
        }
        yield return ("softmax", [.. predictions.Select(p => 1 - p.Probability)], Threshold(maximum));
        yield return ("nearest", [.. test.Select(whole.Nearest)], Threshold(nearest));
        yield return ("mahalanobis", [.. test.Select(whole.Mahalanobis)], Threshold(mahalanobis));
        yield return (Ours, [.. test.Zip(predictions, (t, p) => -classifier.Novelty!.Score(t, p.Probability))], -FamiliarityThreshold());
    }

    private static double Threshold(List<double> heldOut) => heldOut.Order().ElementAt((int)Math.Ceiling((1 - FalseAlarms) * heldOut.Count) - 1);

    /// <summary>The score at which <see cref="Prediction.Familiarity"/> falls to 5 %.</summary>
    private double FamiliarityThreshold() => classifier.Novelty!.ScoreAt(FalseAlarms);

    /// <summary>Distances to training texts by their sentence embeddings.</summary>
    private sealed class Distances
    {
        private const double Shrinkage = 0.1;

        private readonly double[][] vectors;
        private readonly Matrix<double> whitening;
        private readonly double[][] means;

        public Distances(EmbeddedCorpus corpus)
        {
            vectors = [.. corpus.Texts.Select(UnitVectors.Of)];
            ClassIndex classes = new(corpus.Corpus);
            int d = vectors[0].Length;
            double[][] ofClass = [.. Enumerable.Range(0, classes.Count).Select(k => Mean(vectors.Where((_, i) => classes.OfText[i] == k), d))];
            Matrix<double> residual = Matrix<double>.Build.Dense(vectors.Length, d, (i, j) => vectors[i][j] - ofClass[classes.OfText[i]][j]);
            Matrix<double> covariance = residual.TransposeThisAndMultiply(residual) / vectors.Length;
            covariance = ((1 - Shrinkage) * covariance) + (Shrinkage * covariance.Trace() / d * Matrix<double>.Build.DenseIdentity(d));
            whitening = covariance.Inverse().Cholesky().Factor.Transpose();
            means = [.. ofClass.Select(Whiten)];
        }

        /// <summary>1 − cosine to the nearest text (Sun and others, Out-of-distribution detection with deep nearest neighbors, 2022).</summary>
        public double Nearest(EmbeddedText text)
        {
            double[] query = UnitVectors.Of(text);
            return 1 - vectors.Max(v => TensorPrimitives.Dot<double>(v, query));
        }

        /// <summary>To the nearest class mean, with one covariance for all (Lee and others, A simple unified framework, 2018).</summary>
        public double Mahalanobis(EmbeddedText text)
        {
            double[] query = Whiten(UnitVectors.Of(text));
            return means.Min(m => TensorPrimitives.Distance<double>(m, query));
        }

        private double[] Whiten(double[] vector) => (whitening * Vector<double>.Build.Dense(vector)).ToArray();

        private static double[] Mean(IEnumerable<double[]> rows, int dimension)
        {
            double[] sum = new double[dimension];
            int count = 0;
            foreach (double[] row in rows)
            {
                TensorPrimitives.Add(sum, row, sum);
                count++;
            }
            TensorPrimitives.Divide(sum, count, sum);
            return sum;
        }
    }
}
