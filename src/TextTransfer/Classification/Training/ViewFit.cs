using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>A view that is ready to be pooled with others.</summary>
/// <param name="Name">The name of the view.</param>
/// <param name="Prior">Its weight beforehand.</param>
/// <param name="C">Its penalty, if it has one.</param>
/// <param name="Temperature">What its logits are divided by, if it is fitted as one.</param>
/// <param name="OutOfFold">Its calibrated logits of the held-out texts [rows × classes].</param>
internal sealed record ViewFit(string Name, double Prior, double? C, double? Temperature, Matrix OutOfFold);
