using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

/// <summary>
/// Newton's method for smooth convex functions, each step solved by preconditioned conjugate gradients as far as it pays
/// (Nocedal and Wright, Numerical Optimization, 2006, algorithm 7.1). Chosen over limited-memory BFGS because it takes fewer
/// passes over the data, half of which may be in single precision, and no steps that go astray on separable data.
/// </summary>
internal static class TruncatedNewton
{
    private const int MaxSteps = 200;
    private const int MaxProductsPerStep = 1000;
    private const double SufficientDecrease = 1e-4;

    /// <summary>Moves a point to the minimum.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The start; receives the minimum.</param>
    /// <param name="tolerance">The length of the gradient at which the point counts as the minimum.</param>
    /// <param name="cancellationToken">Looked at before every product with the Hessian matrix.</param>
    public static Minimum Minimize(ICurvedObjective objective, double[] point, double tolerance, CancellationToken cancellationToken)
    {
        int size = point.Length;
        double[] gradient = new double[size], nextPoint = new double[size], nextGradient = new double[size], step = new double[size];
        var solver = new ConjugateGradients(objective);
        double value = objective.Evaluate(point, gradient);
        double norm = TensorPrimitives.Norm<double>(gradient);
        double firstNorm = norm;
        int steps = 0, evaluations = 1, products = 0;
        for (; steps < MaxSteps && norm > tolerance; steps++)
        {
            objective.Settle();
            double forcing = Math.Min(0.1, Math.Sqrt(norm / firstNorm));
            products += solver.Solve(gradient, step, Math.Max(forcing * norm, tolerance / 2), MaxProductsPerStep, cancellationToken);
            double slope = TensorPrimitives.Dot<double>(gradient, step);
            double length = 1, nextValue;
            while (true)
            {
                TensorPrimitives.MultiplyAdd(step, length, point, nextPoint);
                nextValue = objective.Evaluate(nextPoint, nextGradient);
                evaluations++;
                if (IsAcceptable(value, nextValue, slope, TensorPrimitives.Dot<double>(nextGradient, step), length))
                    break;
                length /= 2;
                if (length < 1e-12)
                    return new(norm, steps, evaluations, products); // Rounding hides any further descent.
            }
            nextPoint.CopyTo(point, 0);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
            norm = TensorPrimitives.Norm<double>(gradient);
        }
        return new(norm, steps, evaluations, products);
    }

    /// <summary>
    /// Sufficient decrease; where rounding blurs the values, the same condition by slopes
    /// (Hager and Zhang, A new conjugate gradient method with guaranteed descent, 2005).
    /// </summary>
    private static bool IsAcceptable(double value, double nextValue, double slope, double nextSlope, double length) =>
        nextValue <= value + (SufficientDecrease * length * slope)
        || (nextValue <= value + (1e-12 * Math.Abs(value)) && nextSlope <= ((2 * SufficientDecrease) - 1) * slope);
}
