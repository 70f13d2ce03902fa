using System.Numerics.Tensors;

namespace TextTransfer.FineTuning.Training;

/// <summary>
/// The supervised contrastive loss (Khosla et al., 2020): for each text the mean, over the others of its class, of minus the log of
/// the softmax of its cosine to them among those to all others; and of that the mean over texts. Texts without another of their
/// class only stand among the others.
/// </summary>
internal static class ContrastiveLoss
{
    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="vectors">A vector for each text, of any length.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="temperature">What cosines are divided by.</param>
    /// <param name="gradient">Receives the gradient for each vector.</param>
    /// <returns>The loss; 0 when no text has another of its class.</returns>
    public static float Compute(IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels, float temperature, float[][] gradient)
    {
        int n = vectors.Count;
        float[] norms = [.. vectors.Select(v => TensorPrimitives.Norm<float>(v))];
        var units = new float[n][];
        for (int i = 0; i < n; i++)
        {
            units[i] = new float[vectors[i].Length];
            TensorPrimitives.Divide(vectors[i], norms[i], units[i]);
            gradient[i] = new float[vectors[i].Length];
        }

        int[] positives = [.. labels.Select((label, i) => labels.Where((other, j) => j != i && other == label).Count())];
        int counted = positives.Count(p => p > 0);
        double loss = 0;
        float[] row = new float[n];
        for (int i = 0; i < n && counted > 0; i++)
        {
            if (positives[i] == 0)
                continue;
            for (int j = 0; j < n; j++)
                row[j] = j == i ? float.NegativeInfinity : TensorPrimitives.Dot<float>(units[i], units[j]) / temperature;
            float largest = TensorPrimitives.Max<float>(row);
            double sum = row.Sum(s => Math.Exp(s - largest));
            for (int j = 0; j < n; j++)
            {
                if (j == i)
                    continue;
                bool isPositive = labels[j] == labels[i];
                if (isPositive)
                    loss -= (row[j] - largest - Math.Log(sum)) / positives[i];
                float slope = (float)((Math.Exp(row[j] - largest) / sum) - (isPositive ? 1.0 / positives[i] : 0)) / (counted * temperature);
                TensorPrimitives.MultiplyAdd(units[j], slope, gradient[i], gradient[i]);
                TensorPrimitives.MultiplyAdd(units[i], slope, gradient[j], gradient[j]);
            }
        }

        // Along the vector itself nothing changes the cosine.
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.MultiplyAdd(units[i], -TensorPrimitives.Dot<float>(units[i], gradient[i]), gradient[i], gradient[i]);
            TensorPrimitives.Divide(gradient[i], norms[i], gradient[i]);
        }
        return counted == 0 ? 0 : (float)(loss / counted);
    }
}
