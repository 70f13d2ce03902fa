using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>
/// What a multinomial logistic regression minimises: the weighted log-loss summed over examples plus penalty / 2 times the
/// squared length of the weights; the intercepts are free. A point is the weights of class 0, of class 1, ..., each filled up
/// with zeros to the stride of the features, then the intercepts.
/// </summary>
internal sealed class SoftmaxObjective : ICurvedObjective
{
    private readonly Matrix features;
    private readonly int[] labels;
    private readonly int[] offsets;
    private readonly double[] exampleWeights;
    private readonly int classes;
    private readonly double penalty;
    private readonly double[] probabilities;
    private readonly double[] errors;
    private readonly double[] featureSquares;
    private readonly double[] scales;
    private readonly ISoftmaxCurvature curvature;

    /// <param name="features">Features [n × r].</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="labels">The class of every row of the features [n].</param>
    /// <param name="exampleWeights">How much each row to learn from counts, above 0 [rows].</param>
    /// <param name="classes">Classes.</param>
    /// <param name="penalty">Penalty of the weights, above 0.</param>
    public SoftmaxObjective(Matrix features, int[] rows, int[] labels, double[] exampleWeights, int classes, double penalty)
    {
        this.features = features;
        this.exampleWeights = exampleWeights;
        this.classes = classes;
        this.penalty = penalty;
        this.labels = [.. rows.Select(i => labels[i])];
        offsets = [.. rows.Select(i => i * features.Stride)];
        probabilities = new double[rows.Length * classes];
        errors = new double[BlockProducts.BlockRows * classes];
        scales = new double[Size];

        featureSquares = new double[features.Stride];
        double[] squares = new double[features.Stride];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> row = features.Values.Span.Slice(offsets[i], features.Stride);
            TensorPrimitives.Multiply(row, row, squares);
            TensorPrimitives.MultiplyAdd(squares, exampleWeights[i], featureSquares, featureSquares);
        }
        // A product in single precision is off by about a millionth of the greatest curvature; that has to be little beside
        // the least one, which is the penalty.
        bool isSingleEnough = penalty > 1e-6 * TensorPrimitives.Sum<double>(featureSquares);
        curvature = isSingleEnough
            ? SoftmaxCurvature<float>.Copying(features, offsets, classes)
            : new SoftmaxCurvature<double>(features.Values, offsets, features.Stride, classes);
    }

    public int Size => classes * (features.Stride + 1);

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        int stride = features.Stride;
        ReadOnlySpan<double> weights = point[..(classes * stride)], intercepts = point[(classes * stride)..];
        Span<double> slopes = gradient[..(classes * stride)], interceptSlopes = gradient[(classes * stride)..];
        TensorPrimitives.Multiply(weights, penalty, slopes);
        interceptSlopes.Clear();

        double value = penalty / 2 * TensorPrimitives.SumOfSquares(weights);
        for (int start = 0; start < offsets.Length; start += BlockProducts.BlockRows)
        {
            ReadOnlySpan<int> block = offsets.AsSpan(start, Math.Min(BlockProducts.BlockRows, offsets.Length - start));
            Span<double> blockProbabilities = probabilities.AsSpan(start * classes, block.Length * classes);
            BlockProducts.Scores(features.Values.Span, block, stride, weights, classes, blockProbabilities);
            for (int i = 0; i < block.Length; i++)
            {
                Span<double> row = blockProbabilities.Slice(i * classes, classes);
                Span<double> error = errors.AsSpan(i * classes, classes);
                TensorPrimitives.Add(row, intercepts, row);
                int label = labels[start + i];
                double logit = row[label];
                double weight = exampleWeights[start + i];
                value += weight * (Softmax.InPlace(row) - logit);
                row.CopyTo(error);
                error[label] -= 1;
                TensorPrimitives.Multiply(error, weight, error);
                TensorPrimitives.Add(interceptSlopes, error, interceptSlopes);
            }
            BlockProducts.AddSlopes(features.Values.Span, block, stride, errors, classes, slopes);
        }
        return value;
    }

    public void Settle()
    {
        curvature.Settle(probabilities, exampleWeights);
        double[] variances = new double[classes];
        for (int i = 0; i < offsets.Length; i++)
        {
            for (int k = 0; k < classes; k++)
            {
                double p = probabilities[(i * classes) + k];
                variances[k] += exampleWeights[i] * p * (1 - p);
            }
        }
        TensorPrimitives.Max<double>(variances, 1e-12, scales.AsSpan(classes * features.Stride));
        TensorPrimitives.Divide(variances, TensorPrimitives.Sum<double>(exampleWeights), variances);
        for (int k = 0; k < classes; k++)
        {
            Span<double> ofClass = scales.AsSpan(k * features.Stride, features.Stride);
            TensorPrimitives.Multiply(featureSquares, variances[k], ofClass);
            TensorPrimitives.Add(ofClass, penalty, ofClass);
        }
    }

    public void MultiplyHessian(ReadOnlySpan<double> direction, Span<double> product)
    {
        curvature.Multiply(direction, product);
        Span<double> weights = product[..(classes * features.Stride)];
        TensorPrimitives.MultiplyAdd(direction[..weights.Length], penalty, weights, weights);
    }

    /// <summary>
    /// Divides by the diagonal of the Hessian, with the variance of a class the same for all examples. The inverse of whole
    /// blocks, variance · XᵀX + penalty (after Böhning, Multinomial logistic regression algorithm, 1992), was tried and saved less
    /// than a tenth of the products: what makes them many is that variances differ between examples.
    /// </summary>
    public void Precondition(ReadOnlySpan<double> residual, Span<double> product) => TensorPrimitives.Divide(residual, scales, product);
}
