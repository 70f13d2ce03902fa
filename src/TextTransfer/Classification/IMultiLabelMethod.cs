namespace TextTransfer;

/// <summary>
/// A way to learn which of several labels a text has: the mixture this library trains, or a baseline beside it. Stateless,
/// deterministic by seed and safe for concurrent calls.
/// </summary>
public interface IMultiLabelMethod
{
    /// <summary>A short name in lower case, as tables and files have it.</summary>
    string Name { get; }

    /// <summary>Learns from labelled texts (<see cref="LabelSet"/>) on the calling thread.</summary>
    /// <param name="training">At least one label.</param>
    /// <param name="seed">Decides every random choice.</param>
    /// <param name="cancellationToken">Looked at between fits.</param>
    IMultiLabelModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default);
}

/// <summary>A fitted multi-label method. Immutable and safe for concurrent calls.</summary>
public interface IMultiLabelModel
{
    /// <summary>The labels, in the order of the probabilities.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The probability of each label [<see cref="Labels"/>], each between 0 and 1.</summary>
    /// <param name="text">A text embedded by the encoder of the training corpus.</param>
    double[] Predict(EmbeddedText text);

    /// <summary>Whether a text of these probabilities is given each label [<see cref="Labels"/>].</summary>
    /// <param name="probabilities">What <see cref="Predict"/> gave.</param>
    bool[] Decide(IReadOnlyList<double> probabilities);
}
