using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>
/// One number that makes probabilities as sure as they are right: p becomes p^(1/T), scaled to sum to 1
/// (Guo et al., On calibration of modern neural networks, 2017).
/// </summary>
internal static class Temperature
{
    /// <summary>The belief that T is near 1: the standard deviation of ln T beforehand. Matters below about 20 examples.</summary>
    private const double PriorDeviation = 0.5;

    private const double Lowest = -3;
    private const double Highest = 3;

    /// <summary>The most probable temperature.</summary>
    /// <param name="probabilities">Out-of-fold probabilities [rows × classes].</param>
    /// <param name="labels">The true class of every row.</param>
    public static double Fit(Matrix probabilities, int[] labels)
    {
        // Golden-section search: the loss is convex in 1/T and the belief in ln T, so that there is one valley but in contrived cases.
        double[] logits = new double[labels.Length * probabilities.Columns];
        double[] row = new double[probabilities.Columns];
        for (int i = 0; i < labels.Length; i++)
        {
            Span<double> ofRow = logits.AsSpan(i * row.Length, row.Length);
            TensorPrimitives.Max<double>(probabilities.Row(i), LogLoss.Floor, ofRow);
            TensorPrimitives.Log<double>(ofRow, ofRow);
        }
        double ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Lowest, high = Highest;
        double left = high - (ratio * (high - low)), right = low + (ratio * (high - low));
        double atLeft = Loss(left), atRight = Loss(right);
        while (high - low > 1e-6)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = Loss(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = Loss(right);
            }
        }
        return Math.Exp((low + high) / 2);

        double Loss(double logarithm)
        {
            double loss = logarithm * logarithm / (2 * PriorDeviation * PriorDeviation);
            double inverse = Math.Exp(-logarithm);
            for (int i = 0; i < labels.Length; i++)
            {
                TensorPrimitives.Multiply(logits.AsSpan(i * row.Length, row.Length), inverse, row);
                double logit = row[labels[i]];
                loss += Math.Min(Softmax.InPlace(row) - logit, -Math.Log(LogLoss.Floor));
            }
            return loss;
        }
    }

    /// <summary>Changes the probabilities of every row by a temperature.</summary>
    public static void ApplyToRows(Matrix probabilities, double temperature)
    {
        for (int i = 0; i < probabilities.Rows; i++)
            Apply(probabilities.Row(i), temperature);
    }

    /// <summary>Changes probabilities by a temperature.</summary>
    public static void Apply(Span<double> probabilities, double temperature)
    {
        TensorPrimitives.Max<double>(probabilities, LogLoss.Floor, probabilities);
        TensorPrimitives.Log<double>(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, temperature, probabilities);
        Softmax.InPlace(probabilities);
    }
}
