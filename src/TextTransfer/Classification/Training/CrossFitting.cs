using TextTransfer.Classification.Numerics;
using TextTransfer.Concurrency;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Predictions for every example by a model that was not trained on it. The rows of a result are the held-out examples
/// of one fold after another. An example without which its class would be missing from training is not held out.
/// </summary>
internal sealed class CrossFitting
{
    /// <summary>
    /// A penalty worse than the best so far by more than this many nats ends the search: towards weaker penalties the loss
    /// has one valley, and the weakest fits cost most.
    /// </summary>
    private const double GiveUp = 0.02;

    /// <summary>
    /// The length of the gradient, relative to the penalty, at which a fit is good enough to predict held-out examples. The
    /// objective is at least as curved as the penalty, so that no weight vector is further than this from the optimum's and no
    /// logit of an example of length 1, but for the intercepts, off by more. Log-losses on public sets moved by less than 1e-5.
    /// </summary>
    private const double RelativeTolerance = 1e-4;

    private readonly FitOptions options;
    private readonly int[] labels;
    private readonly int classes;
    private readonly (int[] Training, int[] HeldOut, int FirstRow)[] folds;

    /// <param name="folds">A division of the examples; none when they cannot be divided.</param>
    /// <param name="labels">The class of each example [n], from 0.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="options">
    /// Weights of examples and classes, for every fit; <see cref="FitOptions.Default"/> when <see langword="null"/>. The
    /// tolerance is that of the final fit: here it is the looser of it and what predictions need.
    /// </param>
    public CrossFitting(IReadOnlyList<Fold> folds, int[] labels, int classes, FitOptions? options = null)
    {
        this.options = options ?? FitOptions.Default;
        this.labels = labels;
        this.classes = classes;
        var parts = new List<(int[], int[], int)>();
        var examples = new List<int>();
        foreach (Fold fold in folds)
        {
            bool[] isTrained = new bool[classes];
            foreach (int i in fold.Training)
                isTrained[labels[i]] = true;
            int[] heldOut = [.. fold.Test.Where(i => isTrained[labels[i]])];
            if (heldOut.Length > 0)
                parts.Add(([.. fold.Training, .. fold.Test.Where(i => !isTrained[labels[i]])], heldOut, examples.Count));
            examples.AddRange(heldOut);
        }
        this.folds = [.. parts];
        Examples = [.. examples];
        Labels = [.. examples.Select(i => labels[i])];
    }

    /// <summary>Folds to fit by, or none when all texts belong together: what cannot be judged can still be learned.</summary>
    public static IReadOnlyList<Fold> Divide(Func<IReadOnlyList<Fold>> divide)
    {
        try
        {
            return divide();
        }
        catch (CorpusTooSmallException)
        {
            return [];
        }
    }

    /// <summary>Divisions into examples to train on and examples held out.</summary>
    public int FoldCount => folds.Length;

    /// <summary>The examples that models of a fold are trained on.</summary>
    /// <param name="fold">From 0.</param>
    public IReadOnlyList<int> Training(int fold) => folds[fold].Training;

    /// <summary>The examples that a fold holds out, in the order of its rows.</summary>
    /// <param name="fold">From 0.</param>
    public IReadOnlyList<int> HeldOut(int fold) => folds[fold].HeldOut;

    /// <summary>The fold that holds out the example of a row.</summary>
    public int FoldOf(int row) => Array.FindLastIndex(folds, f => f.FirstRow <= row);

    /// <summary>The example behind every row.</summary>
    public int[] Examples { get; }

    /// <summary>The true class of every row; empty when no example can be spared.</summary>
    public int[] Labels { get; }

    /// <summary>
    /// Chooses the penalty whose predictions of held-out examples have the least log-loss once calibrated: how sure a fit is of
    /// itself is put right by a temperature, so that the penalty only has to be right about the order of the classes.
    /// </summary>
    /// <param name="features">Features of all examples [n × r].</param>
    /// <param name="grid">Values of C, ascending.</param>
    /// <param name="workers">Folds fitted at once, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Looked at between fits.</param>
    /// <returns>The value of C, its temperature, and the calibrated probabilities of the rows.</returns>
    public PenaltyFit ChoosePenalty(Matrix features, IReadOnlyList<double> grid, int workers, CancellationToken cancellationToken) =>
        ChoosePenalty([.. Enumerable.Repeat(features, FoldCount)], grid, workers, cancellationToken);

    /// <summary>The same where features are learned too, in every fold from its training examples alone.</summary>
    /// <param name="features">For every fold the features of all examples [folds][n × r].</param>
    /// <param name="grid">Values of C, ascending.</param>
    /// <param name="workers">Folds fitted at once, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Looked at between fits.</param>
    public PenaltyFit ChoosePenalty(IReadOnlyList<Matrix> features, IReadOnlyList<double> grid, int workers, CancellationToken cancellationToken)
    {
        var weights = new SoftmaxWeights?[folds.Length];
        PenaltyFit? best = null;
        foreach (double c in grid)
        {
            var probabilities = new Matrix(Labels.Length, classes);
            FitOptions loose = options with { GradientTolerance = Math.Max(options.GradientTolerance, RelativeTolerance / c) };
            Concurrently.For(folds.Length, workers, fold =>
            {
                (int[] training, int[] heldOut, int firstRow) = folds[fold];
                SoftmaxWeights fit = LogisticRegression.Fit(features[fold], training, labels, classes, c, weights[fold], cancellationToken, loose);
                for (int j = 0; j < heldOut.Length; j++)
                    fit.Predict(features[fold].Row(heldOut[j]), probabilities.Row(firstRow + j));
                weights[fold] = fit;
            }, cancellationToken);
            double temperature = Temperature.Fit(probabilities, Labels);
            Temperature.ApplyToRows(probabilities, temperature);
            var fitted = new PenaltyFit(c, temperature, probabilities, LogLoss.Mean(probabilities, Labels));
            if (best is null || fitted.Loss < best.Loss)
                best = fitted;
            else if (fitted.Loss > best.Loss + GiveUp)
                break;
        }
        return best!;
    }
}
