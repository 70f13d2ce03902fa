namespace TextTransfer;

/// <summary>A stored vector found by a search. Immutable.</summary>
/// <param name="Index">Its row, from 0.</param>
/// <param name="Similarity">How near it is to the query, from −1 to 1; comparable within one search.</param>
public readonly record struct Neighbor(int Index, float Similarity);
