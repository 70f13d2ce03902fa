namespace TextTransfer;

/// <summary>One thing <see cref="EncoderDoctor"/> found. Immutable.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="IsFailure">Whether vectors cannot be trusted because of it; otherwise it is a warning.</param>
/// <param name="Problem">What is so, with values and places: a sentence or more.</param>
/// <param name="Remedy">What to do about it: a sentence or more.</param>
public sealed record EncoderFinding(EncoderFindingKind Kind, bool IsFailure, string Problem, string Remedy);
