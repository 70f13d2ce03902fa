using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>Out-of-fold predictions with one penalty.</summary>
/// <param name="C">The inverse of the penalty.</param>
/// <param name="Temperature">What the logits are divided by.</param>
/// <param name="Probabilities">Probabilities at that temperature [rows × classes].</param>
/// <param name="Loss">Their mean log-loss in nats.</param>
internal sealed record PenaltyFit(double C, double Temperature, Matrix Probabilities, double Loss);
