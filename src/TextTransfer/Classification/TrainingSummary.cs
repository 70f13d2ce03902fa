using System.Text.Json.Serialization;

namespace TextTransfer;

/// <summary>
/// What training found out about a corpus and itself. Scores are out-of-fold: each text predicted by models that did not see
/// it, with the penalties and weights chosen on the same predictions, so they flatter a little; an
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

    /// <summary>When the classifier abstains.</summary>
    public required AbstentionRule Abstention { get; init; }

    /// <summary>What fine-tuning brought; <see langword="null"/> when it was not tried.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FineTuningSummary? FineTuning { get; init; }

    /// <summary>The options training ran with.</summary>
    public required TrainingOptions Options { get; init; }
}

/// <summary>A class and its size.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Count">Texts, at least 1.</param>
public readonly record struct ClassCount(string Label, int Count);

/// <summary>One view of the mixture: a feature space with a logistic regression of its own, or the names of the classes. Immutable.</summary>
/// <param name="Name">
/// <c>last</c>: the sentence embedding; <c>layers</c>: the top layers of the encoder; <c>title</c>: those of the first line,
/// where at least half of the texts have more than one; <c>words</c>: tf-idf of words and word pairs; <c>characters</c>: tf-idf
/// of runs of 2 to 4 characters; <c>labels</c>: the names of the classes.
/// </param>
/// <param name="Weight">What its calibrated log-probabilities are multiplied by in the mixture, at least 0; the weights sum to about 1.</param>
/// <param name="C">
/// The inverse of its penalty, as scikit-learn has it, on features whose mean squared length is 1; <see langword="null"/> for
/// the names of the classes, which are not fitted.
/// </param>
/// <param name="Temperature">What its logits are divided by, above 0: above 1 where its fits were too sure, below 1 where not sure enough; <see langword="null"/> as <paramref name="C"/>.</param>
/// <param name="OutOfFoldLogLoss">The mean log-loss of its own calibrated out-of-fold predictions, in nats; <see langword="null"/> when there are none.</param>
public sealed record ViewSummary(string Name, double Weight, double? C, double? Temperature, double? OutOfFoldLogLoss);
