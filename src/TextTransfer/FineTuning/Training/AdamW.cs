using System.Numerics.Tensors;

namespace TextTransfer.FineTuning.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), β = 0.9 and 0.999, ε = 1e-8.</summary>
/// <param name="parameters">What is trained; changed by every step.</param>
/// <param name="decay">The weight decay.</param>
internal sealed class AdamW(IReadOnlyList<float[]> parameters, float decay)
{
    private const float Momentum = 0.9f, SquareMomentum = 0.999f, Epsilon = 1e-8f;

    private readonly float[][] means = [.. parameters.Select(p => new float[p.Length])];
    private readonly float[][] squares = [.. parameters.Select(p => new float[p.Length])];
    private int steps;

    /// <summary>Takes a step.</summary>
    /// <param name="gradients">Of each parameter; scaled down first when all together are longer than wanted.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="maxNorm">The longest that all gradients together may be.</param>
    public void Step(IReadOnlyList<float[]> gradients, float rate, float maxNorm)
    {
        steps++;
        double norm = Math.Sqrt(gradients.Sum(g => (double)TensorPrimitives.SumOfSquares<float>(g)));
        float clip = norm > maxNorm ? (float)(maxNorm / norm) : 1;
        float meanCorrection = 1 - MathF.Pow(Momentum, steps), squareCorrection = 1 - MathF.Pow(SquareMomentum, steps);
        for (int p = 0; p < parameters.Count; p++)
        {
            float[] values = parameters[p], gradient = gradients[p], mean = means[p], square = squares[p];
            for (int i = 0; i < values.Length; i++)
            {
                float slope = clip * gradient[i];
                mean[i] = (Momentum * mean[i]) + ((1 - Momentum) * slope);
                square[i] = (SquareMomentum * square[i]) + ((1 - SquareMomentum) * slope * slope);
                values[i] -= rate * ((decay * values[i]) + (mean[i] / meanCorrection / (MathF.Sqrt(square[i] / squareCorrection) + Epsilon)));
            }
        }
    }
}
