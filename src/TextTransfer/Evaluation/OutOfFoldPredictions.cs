using System.Numerics.Tensors;

namespace TextTransfer;

/// <summary>
/// What models that never saw a text, nor its group, say about it: one prediction per text and repeat. Immutable.
/// </summary>
public sealed class OutOfFoldPredictions
{
    private readonly double[] probabilities;

    internal OutOfFoldPredictions(IReadOnlyList<string> labels, int repeatCount, int textCount, double[] probabilities) =>
        (Labels, RepeatCount, TextCount, this.probabilities) = (labels, repeatCount, textCount, probabilities);

    /// <summary>The classes, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Predictions per text.</summary>
    public int RepeatCount { get; }

    /// <summary>Texts, in the order of the corpus.</summary>
    public int TextCount { get; }

    /// <summary>The probability of each class [<see cref="Labels"/>]; 0 for a class the model was not trained on.</summary>
    /// <param name="repeat">From 0 to <see cref="RepeatCount"/> − 1.</param>
    /// <param name="text">From 0 to <see cref="TextCount"/> − 1.</param>
    public ReadOnlySpan<double> Probabilities(int repeat, int text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)repeat, (uint)RepeatCount, nameof(repeat));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)text, (uint)TextCount, nameof(text));
        return probabilities.AsSpan(((repeat * TextCount) + text) * Labels.Count, Labels.Count);
    }

    /// <summary>The most probable class, a position in <see cref="Labels"/>; the first of equals.</summary>
    /// <param name="repeat">From 0 to <see cref="RepeatCount"/> − 1.</param>
    /// <param name="text">From 0 to <see cref="TextCount"/> − 1.</param>
    public int Predicted(int repeat, int text) => TensorPrimitives.IndexOfMax(Probabilities(repeat, text));

    /// <summary>The predictions of some of the repeats, as if there were no others.</summary>
    internal OutOfFoldPredictions OfRepeats(int first, int count) =>
        new(Labels, count, TextCount, probabilities[(first * TextCount * Labels.Count)..((first + count) * TextCount * Labels.Count)]);

    /// <summary>The most probable class once probabilities are averaged over repeats, and that probability.</summary>
    internal LabelProbability MeanDecision(int text)
    {
        double[] mean = new double[Labels.Count];
        for (int repeat = 0; repeat < RepeatCount; repeat++)
            TensorPrimitives.Add(mean, Probabilities(repeat, text), mean);
        int best = TensorPrimitives.IndexOfMax<double>(mean);
        return new(Labels[best], mean[best] / RepeatCount);
    }
}
