namespace TextTransfer;

/// <summary>A word that stands near a chosen word more often than elsewhere. Immutable.</summary>
/// <param name="Text">The word, in lower case.</param>
/// <param name="Near">Its occurrences near the chosen word.</param>
/// <param name="Total">All its occurrences.</param>
/// <param name="LogLikelihood">See <see cref="Keyness.LogLikelihood"/>: of near against elsewhere.</param>
/// <param name="LogRatio">See <see cref="Keyness.LogRatio"/>: of near against elsewhere.</param>
/// <param name="PValue">That of the log-likelihood by the chi-squared distribution, which takes occurrences for independent: a guide, not a test between bodies.</param>
/// <param name="AdjustedPValue">The same corrected for the other words near it (Benjamini and Hochberg, 1995).</param>
public sealed record Collocate(string Text, int Near, int Total, double LogLikelihood, double LogRatio, double PValue, double AdjustedPValue);
