using System.Numerics.Tensors;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Methods;

/// <summary>
/// <c>lda</c>: linear discriminant analysis on embeddings of length 1, with priors by frequency and the covariance of every
/// class shrunk by the formula of Ledoit and Wolf (<see cref="LedoitWolf"/>). Equal to scikit-learn's
/// <c>LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto")</c>.
/// </summary>
internal sealed class ShrinkageDiscriminantMethod : IClassificationMethod
{
    public string Name => "lda";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        ClassIndex classes = ClassIndex.ForTraining(training.Corpus);
        double[][] vectors = [.. training.Texts.Select(UnitVectors.Of)];
        int dimension = vectors[0].Length;
        Matrix<double> covariance = DenseMatrix.Create(dimension, dimension, 0);
        Matrix<double> means = DenseMatrix.Create(dimension, classes.Count, 0);
        for (int k = 0; k < classes.Count; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[][] rows = [.. vectors.Where((_, i) => classes.OfText[i] == k)];
            means.SetColumn(k, LedoitWolf.Mean(rows));
            LedoitWolf.AddCovariance(rows, (double)rows.Length / vectors.Length, covariance);
        }

        Matrix<double> weights = Solve(covariance, means);
        double[] offsets = [.. classes.Counts.Select((n, k) => Math.Log((double)n / vectors.Length) - (0.5 * means.Column(k).DotProduct(weights.Column(k))))];
        return new Model(classes.Labels, weights.ToColumnArrays(), offsets);
    }

    /// <summary>
    /// The solution of least length. Shrunk covariances have full rank, and Cholesky is ten times as fast; classes of one or two
    /// texts are not shrunk (every deviation from their mean is the same but for its sign), and then the rank is low.
    /// </summary>
    private static Matrix<double> Solve(Matrix<double> covariance, Matrix<double> means)
    {
        if (TryCholesky(covariance, means) is { } solution)
            return solution;

        var eigen = covariance.Evd(Symmetricity.Symmetric);
        double least = eigen.EigenValues.Real().AbsoluteMaximum() * covariance.RowCount * Precision.DoublePrecision;
        Vector<double> inverse = eigen.EigenValues.Real().Map(v => v > least ? 1 / v : 0);
        return eigen.EigenVectors * DenseMatrix.OfDiagonalVector(inverse) * eigen.EigenVectors.TransposeThisAndMultiply(means);
    }

    private static Matrix<double>? TryCholesky(Matrix<double> covariance, Matrix<double> means)
    {
        try
        {
            var cholesky = covariance.Cholesky();
            Vector<double> pivots = cholesky.Factor.Diagonal();
            double condition = Math.Pow(pivots.Maximum() / pivots.Minimum(), 2);
            return condition < 1 / (covariance.RowCount * Precision.DoublePrecision) ? cholesky.Solve(means) : null;
        }
        catch (ArgumentException)
        {
            return null; // Not positive definite.
        }
    }

    private sealed class Model(IReadOnlyList<string> labels, double[][] weights, double[] offsets) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => labels;

        public double[] Predict(EmbeddedText text)
        {
            double[] vector = UnitVectors.Of(text);
            double[] probabilities = [.. weights.Zip(offsets, (w, o) => TensorPrimitives.Dot<double>(w, vector) + o)];
            Softmax.InPlace(probabilities);
            return probabilities;
        }
    }
}
