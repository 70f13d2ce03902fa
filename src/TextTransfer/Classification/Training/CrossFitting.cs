namespace TextTransfer.Classification.Training;

/// <summary>
/// Predictions for every example by a model that was not trained on it. The rows of a result are the held-out examples
/// of one fold after another.
/// </summary>
internal sealed class CrossFitting
{
    /// <summary>
    /// A penalty worse than the best so far by more than this many nats ends the search: towards weaker penalties the loss
    /// has one valley, and the weakest fits cost most.
    /// </summary>
    private const double GiveUp = 0.02;

    private readonly int[] labels;
    private readonly int classes;
    private readonly (int[] Training, int[] HeldOut, int FirstRow)[] folds;

    /// <param name="folds">A division of the examples.</param>
    /// <param name="labels">The class of each example [n], from 0.</param>
    /// <param name="classes">Classes.</param>
    public CrossFitting(Folds folds, int[] labels, int classes)
    {
        this.labels = labels;
        this.classes = classes;
        var parts = new List<(int[], int[], int)>();
        var examples = new List<int>();
        for (int part = 0; part < folds.Count; part++)
        {
            int[] heldOut = folds.HeldOut(part);
            if (heldOut.Length > 0)
                parts.Add((folds.Training(part), heldOut, examples.Count));
            examples.AddRange(heldOut);
        }
        this.folds = [.. parts];
        Labels = [.. examples.Select(i => labels[i])];
    }

    /// <summary>The true class of every row; empty when no example can be spared.</summary>
    public int[] Labels { get; }

    /// <summary>Chooses the penalty whose predictions of held-out examples have the least log-loss.</summary>
    /// <param name="features">Features of all examples [n × r].</param>
    /// <param name="grid">Values of C, ascending.</param>
    /// <param name="cancellationToken">Looked at between fits.</param>
    /// <returns>The value of C, and the probabilities it gave [rows × classes].</returns>
    public (double C, Matrix Probabilities) ChoosePenalty(Matrix features, IReadOnlyList<double> grid, CancellationToken cancellationToken)
    {
        var weights = new SoftmaxWeights?[folds.Length];
        (double C, Matrix Probabilities, double Loss) best = (grid[0], new Matrix(0, classes), double.PositiveInfinity);
        foreach (double c in grid)
        {
            var probabilities = new Matrix(Labels.Length, classes);
            Parallel.For(0, folds.Length, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
            {
                (int[] training, int[] heldOut, int firstRow) = folds[fold];
                SoftmaxWeights fit = LogisticRegression.Fit(features, training, labels, classes, c, weights[fold], cancellationToken);
                for (int j = 0; j < heldOut.Length; j++)
                    fit.Predict(features.Row(heldOut[j]), probabilities.Row(firstRow + j));
                weights[fold] = fit;
            });
            double loss = LogLoss.Mean(probabilities, Labels);
            if (loss < best.Loss)
                best = (c, probabilities, loss);
            else if (loss > best.Loss + GiveUp)
                break;
        }
        return (best.C, best.Probabilities);
    }
}
