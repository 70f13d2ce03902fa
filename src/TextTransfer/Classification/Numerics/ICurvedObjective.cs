namespace TextTransfer.Classification.Numerics;

/// <summary>A smooth convex function whose curvature can be asked for as well. For one thread.</summary>
internal interface ICurvedObjective
{
    /// <summary>Parameters.</summary>
    int Size { get; }

    /// <summary>The value at a point, and the gradient there.</summary>
    /// <param name="point">The point [size].</param>
    /// <param name="gradient">Receives the gradient [size].</param>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Makes the point evaluated last the one whose curvature is asked for.</summary>
    void Settle();

    /// <summary>The product of the Hessian matrix at that point with a direction.</summary>
    void MultiplyHessian(ReadOnlySpan<double> direction, Span<double> product);

    /// <summary>The product of a rough inverse of that matrix, symmetric and positive definite, with a residual.</summary>
    void Precondition(ReadOnlySpan<double> residual, Span<double> product);
}
