using System.Text.Json.Serialization;

namespace TextTransfer;

/// <summary>
/// How a classifier is trained. Few choices are open: penalties, weights of the views and the temperature are earned from
/// out-of-fold predictions on the corpus itself. Immutable.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Decides how texts are dealt into folds; the same seed gives the same model on one machine. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The share of wrong labels, above 0 and below 1, that is acceptable among texts the classifier does not abstain from.
    /// Default: 0.1, one in ten.
    /// </summary>
    public double TargetErrorRate { get; init; } = 0.1;

    /// <summary>
    /// How surely the error rate is not exceeded, above 0 and below 1: the classifier then abstains until its held-out answers prove it
    /// (<see cref="TextClassifier.Guarantee"/>), which takes tens of texts. <see langword="null"/>, the default: it is not exceeded on average.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TargetConfidence { get; init; }

    /// <summary>
    /// The share of texts like those of training, from 0 to below 1, that may be taken for unlike them, and so are abstained from
    /// (<see cref="AbstentionReason.Unknown"/>): the price of telling texts of no class. 0: no text is. Default: 0.05, which takes 19 texts.
    /// </summary>
    public double UnknownRate { get; init; } = 0.05;

    /// <summary>
    /// Parts that are held out one after another to earn what is not open to choice; at least 2. Default: 5, beyond which
    /// results on small corpora did not change.
    /// </summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// Whether classes are learned as if they were equally frequent, so that rare ones are not drowned; probabilities are set
    /// back to the true frequencies afterwards (Saerens et al., Adjusting the outputs of a classifier to new a priori
    /// probabilities, 2002). Default: no; for corpora much larger than a few hundred texts with very rare classes.
    /// </summary>
    public bool BalanceClasses { get; init; }

    /// <summary>
    /// Whether only what the encoder gives for the whole text is read, and neither words nor titles by themselves: such a classifier can be
    /// written as one ONNX model (<see cref="TextClassifier.ExportOnnx"/>). Default: no, for words tell what encoders pass over.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EncoderViewsOnly { get; init; }

    /// <summary>
    /// Whether the encoder itself is trained too, which takes minutes rather than a second. Needs an encoder of BERT's shape that is
    /// opened from a folder, and at least two texts of every class. Default: <see cref="FineTune.Off"/>.
    /// </summary>
    public FineTune FineTune { get; init; }

    /// <summary>
    /// Steps of each fine-tuning, at least 1, of which there are one for each of three folds and one on all texts. Default: 40, beyond
    /// which few texts are only learned by heart.
    /// </summary>
    public int FineTuningSteps { get; init; } = 40;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        if (!(TargetErrorRate > 0 && TargetErrorRate < 1))
            throw new ArgumentOutOfRangeException(nameof(TargetErrorRate), TargetErrorRate, "Must be above 0 and below 1.");
        if (TargetConfidence is { } confidence && !(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(TargetConfidence), TargetConfidence, "Must be above 0 and below 1.");
        if (!(UnknownRate >= 0 && UnknownRate < 1))
            throw new ArgumentOutOfRangeException(nameof(UnknownRate), UnknownRate, "Must be at least 0 and below 1.");
        if (FineTuningSteps < 1)
            throw new ArgumentOutOfRangeException(nameof(FineTuningSteps), FineTuningSteps, "Must be at least 1.");
        if (Folds < 2)
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Must be at least 2.");
    }
}
