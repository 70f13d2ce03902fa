using System.Numerics.Tensors;

namespace TextTransfer.Classification.Training;

/// <summary>
/// How much each view counts in the mixture: the most probable weights given its out-of-fold predictions and a Dirichlet
/// prior, by expectation maximisation (Dempster, Laird and Rubin, 1977; as in Jordan and Jacobs, 1994, without gating).
/// </summary>
internal static class MixtureWeights
{
    private const int MaxIterations = 500;

    /// <summary>Fits the weights.</summary>
    /// <param name="likelihoods">For every view the probability it gave to the true class of each row [views][rows].</param>
    /// <param name="prior">For every view the examples' worth of belief in it beforehand, above 0.</param>
    /// <returns>One weight per view, above 0, summing to 1.</returns>
    public static double[] Fit(double[][] likelihoods, double[] prior)
    {
        int views = likelihoods.Length;
        int rows = likelihoods[0].Length;
        double[] weights = [.. prior.Select(p => p / prior.Sum())];
        double[] counts = new double[views];
        double last = double.NegativeInfinity;
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            double posterior = 0;
            prior.CopyTo(counts, 0);
            for (int v = 0; v < views; v++)
                posterior += prior[v] * Math.Log(weights[v]);
            for (int i = 0; i < rows; i++)
            {
                double sum = LogLoss.Floor;
                for (int v = 0; v < views; v++)
                    sum += weights[v] * likelihoods[v][i];
                posterior += Math.Log(sum);
                for (int v = 0; v < views; v++)
                    counts[v] += weights[v] * likelihoods[v][i] / sum;
            }
            TensorPrimitives.Divide(counts, TensorPrimitives.Sum<double>(counts), weights);
            if (posterior - last < 1e-9)
                break;
            last = posterior;
        }
        return weights;
    }
}
