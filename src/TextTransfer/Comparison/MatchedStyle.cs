namespace TextTransfer;

/// <summary>
/// Whether style differs where topic does not: texts of both sides that are each other's nearest by meaning are compared in their function
/// words, and the sides of each pair are exchanged at random. Immutable.
/// </summary>
/// <param name="Pairs">Pairs of texts.</param>
/// <param name="MeanSimilarity">The mean cosine of the embeddings of a pair.</param>
/// <param name="MeanSimilarityOfAll">The mean cosine of any two texts of different sides, for comparison.</param>
/// <param name="Matched">The distance within pairs.</param>
/// <param name="Unmatched">The distance of all texts, by the same measure; where it is larger, topic had a part in it.</param>
public sealed record MatchedStyle(int Pairs, double MeanSimilarity, double MeanSimilarityOfAll, ComparisonTest Matched, ComparisonTest Unmatched);
