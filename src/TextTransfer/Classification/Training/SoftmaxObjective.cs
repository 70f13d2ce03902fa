using System.Numerics.Tensors;

namespace TextTransfer.Classification.Training;

/// <summary>
/// What a multinomial logistic regression minimises: the log-loss summed over examples plus
/// penalty / 2 times the squared length of the weights; the intercepts are free.
/// </summary>
/// <param name="features">Features [n × r].</param>
/// <param name="rows">The rows to learn from.</param>
/// <param name="labels">The class of every row [n].</param>
/// <param name="classes">Classes.</param>
/// <param name="penalty">Penalty of the weights, above 0.</param>
internal sealed class SoftmaxObjective(Matrix features, int[] rows, int[] labels, int classes, double penalty)
{
    private readonly double[] probabilities = new double[classes];

    public int Size => classes * (features.Columns + 1);

    /// <summary>The value and the gradient at a point laid out as in <see cref="SoftmaxWeights"/>.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        int r = features.Columns;
        ReadOnlySpan<double> weights = point[..(classes * r)];
        ReadOnlySpan<double> intercepts = point[(classes * r)..];
        Span<double> interceptGradient = gradient[(classes * r)..];
        TensorPrimitives.Multiply(weights, penalty, gradient[..(classes * r)]);
        interceptGradient.Clear();

        double value = penalty / 2 * TensorPrimitives.SumOfSquares(weights);
        foreach (int i in rows)
        {
            ReadOnlySpan<double> example = features.Row(i);
            for (int k = 0; k < classes; k++)
                probabilities[k] = TensorPrimitives.Dot(example, weights.Slice(k * r, r)) + intercepts[k];
            double logit = probabilities[labels[i]];
            value += Softmax.InPlace(probabilities) - logit;
            probabilities[labels[i]] -= 1;
            for (int k = 0; k < classes; k++)
            {
                Span<double> slope = gradient.Slice(k * r, r);
                TensorPrimitives.MultiplyAdd(example, probabilities[k], slope, slope);
                interceptGradient[k] += probabilities[k];
            }
        }
        return value;
    }
}
