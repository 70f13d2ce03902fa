namespace TextTransfer;

/// <summary>
/// Classes among which the right one is with a stated probability: one where a text is clear, several where it is not. Immutable.
/// </summary>
/// <remarks>
/// Conformal prediction (Vovk, Gammerman and Shafer, Algorithmic learning in a random world, 2005) with the probabilities of held-out
/// training texts as scores (Vovk, Cross-conformal predictors, 2015; the final model stands in for those of the folds). Holds for texts drawn
/// as the labelled ones were, on the average over texts and labelled samples; for one sample the true coverage lies in
/// <see cref="CoverageBand"/>.
/// </remarks>
/// <param name="Labels">The classes, the most probable first; at least one.</param>
/// <param name="CoverageBand">
/// Between which bounds the coverage of sets made like this one lies with 95 % confidence, given the held-out texts it rests on: the beta
/// distribution of their number (Vovk, Conditional validity of inductive conformal predictors, 2012). 1 when every class is in, since
/// there are too few of them to leave one out. Of sets per class, that of the class of which least is known.
/// </param>
public sealed record PredictionSet(IReadOnlyList<LabelProbability> Labels, Estimate CoverageBand);
