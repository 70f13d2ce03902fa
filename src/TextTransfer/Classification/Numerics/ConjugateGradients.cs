using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

/// <summary>
/// Solves Hessian · step = −gradient by conjugate gradients (Hestenes and Stiefel, 1952) with the preconditioner of the
/// objective. Keeps its vectors from one step to the next.
/// </summary>
internal sealed class ConjugateGradients(ICurvedObjective objective)
{
    private readonly double[] residual = new double[objective.Size];
    private readonly double[] direction = new double[objective.Size];
    private readonly double[] product = new double[objective.Size];
    private readonly double[] preconditioned = new double[objective.Size];

    /// <summary>Finds a step, which always leads downhill.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="step">Receives the step.</param>
    /// <param name="tolerance">The length of the residual that is good enough.</param>
    /// <param name="maxProducts">Products after which the step is taken as it is.</param>
    /// <param name="cancellationToken">Looked at before every product.</param>
    /// <returns>Products with the Hessian matrix.</returns>
    public int Solve(ReadOnlySpan<double> gradient, Span<double> step, double tolerance, int maxProducts, CancellationToken cancellationToken)
    {
        step.Clear();
        gradient.CopyTo(residual);
        objective.Precondition(residual, preconditioned);
        TensorPrimitives.Negate<double>(preconditioned, direction);
        double square = TensorPrimitives.Dot<double>(residual, preconditioned);
        for (int products = 1; ; products++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            objective.MultiplyHessian(direction, product);
            double curvature = TensorPrimitives.Dot<double>(direction, product);
            if (!(curvature > 0))
            {
                // Only rounding makes a convex function look flat; what was found so far is downhill, as the first direction is.
                if (products == 1)
                    direction.CopyTo(step);
                return products;
            }
            double length = square / curvature;
            TensorPrimitives.MultiplyAdd(direction, length, step, step);
            TensorPrimitives.MultiplyAdd(product, length, residual, residual);
            if (products == maxProducts || TensorPrimitives.Norm<double>(residual) <= tolerance)
                return products;
            objective.Precondition(residual, preconditioned);
            double nextSquare = TensorPrimitives.Dot<double>(residual, preconditioned);
            TensorPrimitives.Multiply(direction, nextSquare / square, direction);
            TensorPrimitives.Subtract(direction, preconditioned, direction);
            square = nextSquare;
        }
    }
}
