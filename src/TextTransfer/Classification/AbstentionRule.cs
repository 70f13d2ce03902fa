using System.Text.Json.Serialization;

namespace TextTransfer;

/// <summary>
/// Below which probability a classifier leaves a text to a person, and what that brought on out-of-fold predictions
/// (selective classification: El-Yaniv and Wiener, 2010). Immutable.
/// </summary>
public sealed record AbstentionRule
{
    /// <summary>The share of errors asked for among texts not abstained from.</summary>
    public required double TargetErrorRate { get; init; }

    /// <summary>How surely it is not exceeded, above 0 and below 1; <see langword="null"/>: on average.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Confidence { get; init; }

    /// <summary>
    /// The probability below which the classifier abstains: the lowest at which the error rate was within the target, or,
    /// where none was, the one with the least error rate; in either case with one error more counted than was seen, because
    /// few predictions promise little. 0: it never abstains.
    /// </summary>
    public required double Threshold { get; init; }

    /// <summary>The share of errors among out-of-fold predictions at or above the threshold; <see langword="null"/> when there are no predictions.</summary>
    public required double? ErrorRate { get; init; }

    /// <summary>The share of out-of-fold predictions at or above the threshold; <see langword="null"/> when there are no predictions.</summary>
    public required double? Coverage { get; init; }

    /// <summary>
    /// Whether the error rate, with one error more counted among one prediction more, is within the target: for one in ten,
    /// at least 9 predictions must be right. With a confidence, whether it is proven.
    /// </summary>
    public required bool IsTargetReached { get; init; }
}
