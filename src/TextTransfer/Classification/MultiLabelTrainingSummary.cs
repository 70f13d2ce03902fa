namespace TextTransfer;

/// <summary>
/// What multi-label training found out about a corpus and itself. Scores are out-of-fold, with the penalties, weights and
/// thresholds chosen on the same predictions, so they flatter; <see cref="MultiLabelCrossValidation"/>, which repeats the
/// whole training in every fold, does not. Immutable.
/// </summary>
public sealed record MultiLabelTrainingSummary
{
    /// <summary>Texts trained on.</summary>
    public required int TextCount { get; init; }

    /// <summary>The labels in ordinal order, with size, threshold and score of each.</summary>
    public required IReadOnlyList<LabelSummary> Labels { get; init; }

    /// <summary>Label cardinality: the mean number of labels per training text.</summary>
    public required double Cardinality { get; init; }

    /// <summary>The threshold that is best for all labels together, to which those of single labels are drawn.</summary>
    public required double CommonThreshold { get; init; }

    /// <summary>Whether a text of which no label reaches its threshold gets the one that comes nearest.</summary>
    public required bool RequiresLabel { get; init; }

    /// <summary>The views of the mixture.</summary>
    public required IReadOnlyList<MultiLabelViewSummary> Views { get; init; }

    /// <summary>Scores of the out-of-fold decisions; <see langword="null"/> when no text could be held out.</summary>
    public required MultiLabelFigures? OutOfFold { get; init; }

    /// <summary>The options training ran with.</summary>
    public required MultiLabelTrainingOptions Options { get; init; }

    /// <summary>Label density: the cardinality divided by the number of labels.</summary>
    public double Density => Cardinality / Labels.Count;
}

/// <summary>One label of a multi-label classifier.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Count">Training texts that have it, at least 1.</param>
/// <param name="Threshold">The probability from which a text gets it.</param>
/// <param name="OutOfFoldF1">F1 of the out-of-fold decisions, 0 to 1; <see langword="null"/> when no text could be held out.</param>
public readonly record struct LabelSummary(string Label, int Count, double Threshold, double? OutOfFoldF1);

/// <summary>One view of a multi-label mixture. Immutable.</summary>
/// <param name="Name">As in <see cref="ViewSummary"/>.</param>
/// <param name="Weight">Its weight over all labels together, at least 0.</param>
/// <param name="LabelWeights">What its calibrated log-odds are multiplied by for each label, in the order of the labels; with few texts near <paramref name="Weight"/>.</param>
/// <param name="C">The inverse of its penalty, as in <see cref="ViewSummary"/>; <see langword="null"/> for the names of the labels, which are not fitted.</param>
/// <param name="OutOfFoldLogLoss">The mean log-loss of its own calibrated out-of-fold predictions over all pairs of text and label, in nats; <see langword="null"/> when there are none.</param>
public sealed record MultiLabelViewSummary(string Name, double Weight, IReadOnlyList<double> LabelWeights, double? C, double? OutOfFoldLogLoss);
