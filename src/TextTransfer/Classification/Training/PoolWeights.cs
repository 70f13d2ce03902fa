using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>
/// How much each view counts in a logarithmic opinion pool, p ∝ Π pᵥ^wᵥ (Genest and Zidek, Combining probability
/// distributions, 1986): the most probable weights of at least 0, given out-of-fold predictions and a normal prior. They need
/// not sum to 1, so that they also decide how sure the pool is.
/// </summary>
internal static class PoolWeights
{
    /// <summary>
    /// The standard deviation of every weight beforehand. Anything from 0.1 to 0.4 gave the same accuracy on held-out
    /// training rows of ten public sets; below fifty texts weights stay near the prior, above a few hundred it is forgotten.
    /// </summary>
    private const double PriorDeviation = 0.2;

    private const int MaxSweeps = 200;
    private const double Tolerance = 1e-7;

    /// <summary>Fits the weights by coordinate-wise Newton steps: the posterior is concave.</summary>
    /// <param name="logits">For every view the logits of each row [views][rows × classes]; a constant may be added to a row.</param>
    /// <param name="labels">The true class of every row.</param>
    /// <param name="prior">The mean of every weight beforehand, at least 0.</param>
    /// <returns>One weight per view, at least 0.</returns>
    public static double[] Fit(Matrix[] logits, int[] labels, double[] prior)
    {
        double[] weights = [.. prior];
        Matrix pooled = Pool(logits, weights);
        double[] probabilities = new double[pooled.Columns];
        for (int sweep = 0; sweep < MaxSweeps; sweep++)
        {
            double change = 0;
            for (int v = 0; v < weights.Length; v++)
            {
                double curvature = 1 / (PriorDeviation * PriorDeviation);
                double slope = (weights[v] - prior[v]) * curvature;
                for (int i = 0; i < labels.Length; i++)
                {
                    ReadOnlySpan<double> ofView = logits[v].Row(i);
                    pooled.Row(i).CopyTo(probabilities);
                    Softmax.InPlace(probabilities);
                    double mean = TensorPrimitives.Dot(probabilities, ofView);
                    slope += mean - ofView[labels[i]];
                    for (int k = 0; k < probabilities.Length; k++)
                        curvature += probabilities[k] * (ofView[k] - mean) * (ofView[k] - mean);
                }
                // Halved steps cannot circle: near the optimum they are shortened by the tolerance at most.
                double next = Math.Max(0, weights[v] - (slope / curvature * (sweep < 20 ? 1 : 0.5)));
                change = Math.Max(change, Math.Abs(next - weights[v]));
                for (int i = 0; i < labels.Length; i++)
                    TensorPrimitives.MultiplyAdd(logits[v].Row(i), next - weights[v], pooled.Row(i), pooled.Row(i));
                weights[v] = next;
            }
            if (change < Tolerance)
                break;
        }
        return weights;
    }

    /// <summary>The weighted sum of logits [rows × classes].</summary>
    public static Matrix Pool(Matrix[] logits, double[] weights)
    {
        var pooled = new Matrix(logits[0].Rows, logits[0].Columns);
        for (int v = 0; v < logits.Length; v++)
        {
            for (int i = 0; i < pooled.Rows; i++)
                TensorPrimitives.MultiplyAdd(logits[v].Row(i), weights[v], pooled.Row(i), pooled.Row(i));
        }
        return pooled;
    }
}
