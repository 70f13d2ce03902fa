namespace TextTransfer.Classification.Views;

/// <summary>A vector of which few values are not 0.</summary>
/// <param name="Indices">Their places, each once.</param>
/// <param name="Values">The values at these places.</param>
internal sealed record SparseVector(int[] Indices, double[] Values);
