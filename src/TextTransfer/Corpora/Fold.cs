namespace TextTransfer;

/// <summary>One part of a corpus to test on and the rest to train on. Immutable.</summary>
/// <param name="Repeat">Which partition of the corpus it belongs to, from 0.</param>
/// <param name="Index">Which part of that partition is tested, from 0.</param>
/// <param name="Training">Positions to train on, ascending.</param>
/// <param name="Test">Positions to test on, ascending; the folds of one repeat test every position once.</param>
public sealed record Fold(int Repeat, int Index, IReadOnlyList<int> Training, IReadOnlyList<int> Test);
