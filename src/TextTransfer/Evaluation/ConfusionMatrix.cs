namespace TextTransfer;

/// <summary>Which classes are taken for which. Immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly double[,] counts;

    internal ConfusionMatrix(IReadOnlyList<int> gold, OutOfFoldPredictions predictions)
    {
        Labels = predictions.Labels;
        counts = new double[Labels.Count, Labels.Count];
        for (int repeat = 0; repeat < predictions.RepeatCount; repeat++)
        {
            for (int text = 0; text < gold.Count; text++)
                counts[gold[text], predictions.Predicted(repeat, text)] += 1.0 / predictions.RepeatCount;
        }
    }

    /// <summary>The classes, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Texts of one class that were taken for another or for what they are, averaged over repeats; a row sums to the size of its class.</summary>
    /// <param name="gold">The class a person gave, a position in <see cref="Labels"/>.</param>
    /// <param name="predicted">The most probable class, a position in <see cref="Labels"/>.</param>
    public double this[int gold, int predicted] => counts[gold, predicted];
}
