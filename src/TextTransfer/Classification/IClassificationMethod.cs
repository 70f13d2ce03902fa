namespace TextTransfer;

/// <summary>
/// A way to learn class probabilities from an embedded corpus: the mixture this library trains, or a baseline beside it.
/// Stateless, deterministic by seed and safe for concurrent calls.
/// </summary>
public interface IClassificationMethod
{
    /// <summary>A short name in lower case, as tables and files have it.</summary>
    string Name { get; }

    /// <summary>Learns from labelled texts. The methods of this library do so on the calling thread: cross-validation runs fits side by side.</summary>
    /// <param name="training">At least two classes.</param>
    /// <param name="seed">Decides every random choice.</param>
    /// <param name="cancellationToken">Looked at between fits.</param>
    IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default);
}

/// <summary>A fitted method. Immutable and safe for concurrent calls.</summary>
public interface IProbabilityModel
{
    /// <summary>The classes, in the order of the probabilities.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The probability of each class [<see cref="Labels"/>], summing to 1.</summary>
    /// <param name="text">A text embedded by the encoder of the training corpus.</param>
    double[] Predict(EmbeddedText text);
}
