using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

/// <summary>
/// Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 2006, algorithms 7.4 and 7.5) for smooth convex functions.
/// </summary>
internal static class Lbfgs
{
    private const int Memory = 12;
    private const int MaxIterations = 2000;
    private const double SufficientDecrease = 1e-4;

    /// <summary>The value of a function at a point, and its gradient there.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Moves a point to the minimum.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The start; receives the minimum.</param>
    /// <param name="tolerance">The length of the gradient at which the point counts as the minimum.</param>
    /// <param name="cancellationToken">Looked at in every step.</param>
    public static void Minimize(Objective objective, double[] point, double tolerance, CancellationToken cancellationToken)
    {
        int size = point.Length;
        double[] gradient = new double[size], nextPoint = new double[size], nextGradient = new double[size], direction = new double[size];
        var steps = new Queue<Correction>(Memory);
        double value = objective(point, gradient);

        for (int iteration = 0; iteration < MaxIterations && TensorPrimitives.Norm<double>(gradient) > tolerance; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FindDirection(gradient, steps, direction);
            double slope = TensorPrimitives.Dot<double>(gradient, direction);
            // Without curvature known yet, the first step must not depend on the scale of the function.
            double length = steps.Count == 0 ? Math.Min(1, 1 / TensorPrimitives.Norm<double>(gradient)) : 1;
            double nextValue;
            while (true)
            {
                TensorPrimitives.MultiplyAdd(direction, length, point, nextPoint);
                nextValue = objective(nextPoint, nextGradient);
                if (IsAcceptable(value, nextValue, slope, TensorPrimitives.Dot<double>(nextGradient, direction), length))
                    break;
                length /= 2;
                if (length < 1e-12)
                    return; // Rounding hides any further descent.
            }
            Correction correction = steps.Count == Memory ? steps.Dequeue() : new Correction(size);
            if (correction.Set(nextPoint, point, nextGradient, gradient))
                steps.Enqueue(correction);
            nextPoint.CopyTo(point, 0);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
        }
    }

    /// <summary>
    /// Sufficient decrease; where rounding blurs the values, the same condition by slopes
    /// (Hager and Zhang, A new conjugate gradient method with guaranteed descent, 2005).
    /// </summary>
    private static bool IsAcceptable(double value, double nextValue, double slope, double nextSlope, double length) =>
        nextValue <= value + (SufficientDecrease * length * slope)
        || (nextValue <= value + (1e-12 * Math.Abs(value)) && nextSlope <= ((2 * SufficientDecrease) - 1) * slope);

    private static void FindDirection(double[] gradient, Queue<Correction> steps, double[] direction)
    {
        TensorPrimitives.Negate<double>(gradient, direction);
        foreach (Correction c in steps.Reverse())
            c.First(direction);
        if (steps.Count > 0)
            TensorPrimitives.Multiply(direction, steps.Last().Scale, direction);
        foreach (Correction c in steps)
            c.Second(direction);
    }

    /// <summary>One remembered step and the change of the gradient along it.</summary>
    private sealed class Correction(int size)
    {
        private readonly double[] step = new double[size];
        private readonly double[] change = new double[size];
        private double curvature;
        private double alpha;

        /// <summary>The inverse curvature along the step, the first guess at the inverse Hessian.</summary>
        public double Scale { get; private set; }

        public bool Set(double[] nextPoint, double[] point, double[] nextGradient, double[] gradient)
        {
            TensorPrimitives.Subtract<double>(nextPoint, point, step);
            TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
            curvature = TensorPrimitives.Dot<double>(step, change);
            Scale = curvature / TensorPrimitives.SumOfSquares<double>(change);
            return curvature > 0 && double.IsFinite(Scale);
        }

        public void First(double[] direction)
        {
            alpha = TensorPrimitives.Dot<double>(step, direction) / curvature;
            TensorPrimitives.MultiplyAdd(change, -alpha, direction, direction);
        }

        public void Second(double[] direction)
        {
            double beta = TensorPrimitives.Dot<double>(change, direction) / curvature;
            TensorPrimitives.MultiplyAdd(step, alpha - beta, direction, direction);
        }
    }
}
