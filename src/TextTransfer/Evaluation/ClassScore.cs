namespace TextTransfer;

/// <summary>
/// How well the texts of one class are told from the others, counts pooled over the repeats. Each interval is that of a ratio over
/// independent groups of texts. Immutable.
/// </summary>
/// <param name="Label">The class.</param>
/// <param name="TextCount">Texts of the class.</param>
/// <param name="Precision">The share of texts predicted as this class that are of it, from 0 to 1; 0 (0 to 1) when none is predicted.</param>
/// <param name="Recall">The share of its texts that are predicted as it, from 0 to 1.</param>
/// <param name="F1">2 TP / (2 TP + FP + FN), from 0 to 1.</param>
public sealed record ClassScore(string Label, int TextCount, Estimate Precision, Estimate Recall, Estimate F1);
