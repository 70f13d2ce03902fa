using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Statistics;

/// <summary>
/// How well embeddings would serve a linear classifier, without training one. Both scores need many more texts than an
/// embedding has values; with fewer, out-of-fold predictions are cheap and say more.
/// </summary>
internal sealed class Transferability
{
    /// <summary>Texts asked for, per value of an embedding.</summary>
    private const int TextsPerValue = 2;

    private const int MaxIterations = 100;

    private readonly Matrix<double> features;
    private readonly ClassIndex classes;

    private Transferability(Matrix<double> features, ClassIndex classes, CancellationToken cancellationToken)
    {
        this.features = features;
        this.classes = classes;
        LogMe = FindLogMe(cancellationToken);
        HScore = FindHScore(cancellationToken);
    }

    /// <summary>
    /// The greatest log-evidence per text and class of a Bayesian linear regression on each class's indicator
    /// (You et al., LogME: practical assessment of pre-trained models for transfer learning, 2021); higher is better.
    /// </summary>
    public double LogMe { get; }

    /// <summary>
    /// The trace of cov(f)⁻¹·cov(E[f | class]) (Bao et al., An information-theoretic approach to transferability in task
    /// transfer learning, 2019), from 0 to classes − 1; higher is better.
    /// </summary>
    public double HScore { get; }

    /// <summary>Both scores on the sentence vectors scaled to length 1, or <see langword="null"/> with too few texts.</summary>
    /// <param name="corpus">The embedded texts.</param>
    /// <param name="cancellationToken">Looked at between decompositions and classes: a decomposition itself takes up to seconds.</param>
    public static Transferability? Of(EmbeddedCorpus corpus, CancellationToken cancellationToken) =>
        corpus.Texts.Count < TextsPerValue * corpus.Encoder.Dimension ? null : Of([.. corpus.Texts.Select(t => Unit(t.Embedding.Vector.Span))], new ClassIndex(corpus.Corpus), cancellationToken);

    /// <summary>Both scores of any features [n][d], n &gt; d.</summary>
    public static Transferability Of(double[][] features, ClassIndex classes, CancellationToken cancellationToken) =>
        new(Matrix<double>.Build.DenseOfRowArrays(features), classes, cancellationToken);

    private double FindLogMe(CancellationToken cancellationToken)
    {
        // The singular values of the features and what each left vector has of an indicator, from the d × d products alone.
        int n = features.RowCount;
        cancellationToken.ThrowIfCancellationRequested();
        var eigen = features.TransposeThisAndMultiply(features).Evd(Symmetricity.Symmetric);
        double[] squares = [.. eigen.EigenValues.Select(v => Math.Max(0, v.Real))];
        double threshold = squares.Max() * 1e-12;
        double sum = 0;
        for (int k = 0; k < classes.Count; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Vector<double> products = eigen.EigenVectors.TransposeThisAndMultiply(features.TransposeThisAndMultiply(Indicator(k)));
            (double Square, double Part)[] parts = [.. squares.Zip(products).Where(p => p.First > threshold).Select(p => (p.First, p.Second * p.Second / p.First))];
            sum += Evidence(parts, classes.Counts[k], n) / n;
        }
        return sum / classes.Count;
    }

    /// <summary>The evidence at its greatest, by the fixed-point iteration of the paper.</summary>
    /// <param name="parts">For each singular vector the squared singular value σ and the squared part of the target along it.</param>
    /// <param name="length">The squared length of the target.</param>
    /// <param name="n">Texts.</param>
    private static double Evidence((double Square, double Part)[] parts, double length, int n)
    {
        double outside = Math.Max(0, length - parts.Sum(p => p.Part));
        double alpha = 1, beta = 1, evidence = double.NegativeInfinity;
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            double ratio = alpha / beta;
            double freedom = parts.Sum(p => p.Square / (p.Square + ratio));
            double weights = parts.Sum(p => p.Square * p.Part / Math.Pow(p.Square + ratio, 2));
            double residual = outside + parts.Sum(p => p.Part * Math.Pow(ratio / (p.Square + ratio), 2));
            double next = (n / 2.0 * Math.Log(beta)) - (n / 2.0 * Math.Log(2 * Math.PI)) - (beta / 2 * residual) - (alpha / 2 * weights)
                - (0.5 * parts.Sum(p => Math.Log(1 + (p.Square / ratio))));
            if (Math.Abs(next - evidence) < 1e-9 * n)
                return next;
            evidence = next;
            alpha = freedom / (weights + 1e-12);
            beta = (n - freedom) / (residual + 1e-12);
        }
        return evidence;
    }

    private double FindHScore(CancellationToken cancellationToken)
    {
        int n = features.RowCount;
        Vector<double> mean = features.ColumnSums() / n;
        Matrix<double> centred = features - (Vector<double>.Build.Dense(n, 1).ToColumnMatrix() * mean.ToRowMatrix());
        Matrix<double> between = Matrix<double>.Build.Dense(features.ColumnCount, features.ColumnCount);
        for (int k = 0; k < classes.Count; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Vector<double> ofClass = centred.TransposeThisAndMultiply(Indicator(k)) / classes.Counts[k];
            between += ofClass.OuterProduct(ofClass) * ((double)classes.Counts[k] / n);
        }
        Matrix<double> covariance = centred.TransposeThisAndMultiply(centred) / n;
        cancellationToken.ThrowIfCancellationRequested();
        return covariance.PseudoInverse().Multiply(between).Trace();
    }

    private Vector<double> Indicator(int label) => Vector<double>.Build.Dense(features.RowCount, i => classes.OfText[i] == label ? 1 : 0);

    private static double[] Unit(ReadOnlySpan<float> vector)
    {
        double[] unit = new double[vector.Length];
        TensorPrimitives.ConvertChecked<float, double>(vector, unit);
        UnitVector.Normalize(unit);
        return unit;
    }
}
