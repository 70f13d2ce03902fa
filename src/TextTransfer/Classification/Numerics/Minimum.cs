namespace TextTransfer.Classification.Numerics;

/// <summary>How a minimum was reached.</summary>
/// <param name="GradientNorm">The length of the gradient there.</param>
/// <param name="Steps">Steps, each with its own curvature.</param>
/// <param name="Evaluations">Values and gradients computed.</param>
/// <param name="Products">Products with the Hessian matrix.</param>
internal readonly record struct Minimum(double GradientNorm, int Steps, int Evaluations, int Products);
