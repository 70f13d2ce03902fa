namespace TextTransfer;

/// <summary>
/// What training found out about a corpus and itself. Scores are out-of-fold: each text predicted by models that did not see
/// it, with the penalties, weights and temperature chosen on the same predictions, so they flatter a little; an
/// evaluation that repeats the whole training in every fold does not. Immutable.
/// </summary>
public sealed record TrainingSummary
{
    /// <summary>Texts trained on.</summary>
    public required int TextCount { get; init; }

    /// <summary>The classes and how many texts each had, in the order of the classifier's labels.</summary>
    public required IReadOnlyList<ClassCount> Classes { get; init; }

    /// <summary>The views of the mixture.</summary>
    public required IReadOnlyList<ViewSummary> Views { get; init; }

    /// <summary>Texts with an out-of-fold prediction. Without a second one of its class, a text is never held out.</summary>
    public required int OutOfFoldCount { get; init; }

    /// <summary>Share of out-of-fold predictions that were right, 0 to 1; <see langword="null"/> when there are none.</summary>
    public required double? OutOfFoldAccuracy { get; init; }

    /// <summary>Mean log-loss of the out-of-fold predictions in nats; <see langword="null"/> when there are none.</summary>
    public required double? OutOfFoldLogLoss { get; init; }

    /// <summary>
    /// What the mixed log-probabilities are divided by: above 1 where the mixture was too sure, below 1 where it was not sure enough.
    /// </summary>
    public required double Temperature { get; init; }

    /// <summary>When the classifier abstains.</summary>
    public required AbstentionRule Abstention { get; init; }

    /// <summary>The options training ran with.</summary>
    public required TrainingOptions Options { get; init; }
}

/// <summary>A class and its size.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Count">Texts, at least 1.</param>
public readonly record struct ClassCount(string Label, int Count);

/// <summary>One view of the mixture: a feature space with a logistic regression of its own. Immutable.</summary>
/// <param name="Name"><c>last</c>: the sentence embedding; <c>layers</c>: the top layers of the encoder; <c>lexical</c>: tf-idf of words and word pairs.</param>
/// <param name="Weight">Its share of the mixture, 0 to 1; the weights sum to 1.</param>
/// <param name="C">The inverse of its penalty, as scikit-learn has it, on features whose mean squared length is 1.</param>
/// <param name="OutOfFoldLogLoss">The mean log-loss of its own calibrated out-of-fold predictions, in nats; <see langword="null"/> when there are none.</param>
public sealed record ViewSummary(string Name, double Weight, double C, double? OutOfFoldLogLoss);
