namespace TextTransfer;

/// <summary>How well one method does on texts it was not trained on. Immutable.</summary>
/// <param name="Name">The method, as <see cref="IClassificationMethod.Name"/> has it.</param>
/// <param name="Accuracy">The share of texts whose most probable class is the right one, from 0 to 1.</param>
/// <param name="MacroF1">
/// The mean over the classes of the corpus of F1 = 2 TP / (2 TP + FP + FN), from 0 to 1; counts are pooled over the folds of
/// a repeat (Forman and Scholz, 2010), a class never predicted has F1 = 0, repeats are averaged.
/// </param>
/// <param name="LogLoss">The mean of −ln(probability of the right class), in nats; lower is better. Probabilities below 10⁻⁶ count as 10⁻⁶.</param>
/// <param name="Brier">
/// The mean over texts of Σ (p − y)² over the classes, where y is 1 for the right class and 0 for others; from 0 to 2, lower is better
/// (Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950).
/// </param>
/// <param name="Predictions">The predictions behind these figures.</param>
public sealed record MethodScore(string Name, Estimate Accuracy, Estimate MacroF1, Estimate LogLoss, Estimate Brier, OutOfFoldPredictions Predictions);
