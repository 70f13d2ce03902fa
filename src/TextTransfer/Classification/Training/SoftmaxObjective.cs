using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

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
    /// <summary>
    /// Rows whose logits are held at a time: so few that they and one class's weights stay in the innermost cache while
    /// every class passes by.
    /// </summary>
    private const int Block = 16;

    private readonly Matrix errors = new(Block, classes);

    public int Size => classes * (features.Columns + 1);

    /// <summary>The value and the gradient at a point laid out as in <see cref="SoftmaxWeights"/>.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        int r = features.Columns;
        ReadOnlySpan<double> weights = point[..(classes * r)];
        ReadOnlySpan<double> intercepts = point[(classes * r)..];
        TensorPrimitives.Multiply(weights, penalty, gradient[..(classes * r)]);
        gradient[(classes * r)..].Clear();

        double value = penalty / 2 * TensorPrimitives.SumOfSquares(weights);
        for (int start = 0; start < rows.Length; start += Block)
        {
            ReadOnlySpan<int> block = rows.AsSpan(start, Math.Min(Block, rows.Length - start));
            for (int k = 0; k < classes; k++)
            {
                ReadOnlySpan<double> ofClass = weights.Slice(k * r, r);
                for (int j = 0; j < block.Length; j++)
                    errors.Row(j)[k] = TensorPrimitives.Dot(features.Row(block[j]), ofClass) + intercepts[k];
            }
            for (int j = 0; j < block.Length; j++)
                value += LossOf(errors.Row(j), labels[block[j]]);
            for (int k = 0; k < classes; k++)
            {
                Span<double> slope = gradient.Slice(k * r, r);
                for (int j = 0; j < block.Length; j++)
                {
                    double error = errors.Row(j)[k];
                    TensorPrimitives.MultiplyAdd(features.Row(block[j]), error, slope, slope);
                    gradient[(classes * r) + k] += error;
                }
            }
        }
        return value;
    }

    /// <summary>Turns the logits of one example into its log-loss and the derivatives of that by the logits.</summary>
    private static double LossOf(Span<double> logits, int label)
    {
        double logit = logits[label];
        double loss = Softmax.InPlace(logits) - logit;
        logits[label] -= 1;
        return loss;
    }
}
