namespace TextTransfer;

/// <summary>One vector on its way into a file. Immutable.</summary>
/// <param name="Vector">Its values, all finite.</param>
/// <param name="Id">What identifies its text; <see langword="null"/> for none. Either all rows of a file have one or none has.</param>
public readonly record struct VectorRow(ReadOnlyMemory<float> Vector, string? Id = null);
