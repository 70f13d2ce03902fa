using TextTransfer.Concurrency;

namespace TextTransfer.Statistics;

/// <summary>Fits methods on the training side of folds and predicts the test side.</summary>
internal static class FoldRunner
{
    /// <summary>Runs every method on every fold, several at a time; the result does not depend on how many.</summary>
    /// <returns>The predictions of each method.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static OutOfFoldPredictions[] Run(
        EmbeddedCorpus corpus, IReadOnlyList<IClassificationMethod> methods, IReadOnlyList<Fold> folds, CrossValidationOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> labels = corpus.Corpus.Labels;
        int repeats = folds[^1].Repeat + 1;
        int count = corpus.Texts.Count;
        double[][] probabilities = [.. methods.Select(_ => new double[repeats * count * labels.Count])];
        EmbeddedCorpus[] training = [.. folds.Select(f => corpus.Subset(f.Training))];
        int total = folds.Count * methods.Count;
        int done = 0;

        void FitAndPredict(int job)
        {
            (int foldIndex, int method) = Math.DivRem(job, methods.Count);
            Fold fold = folds[foldIndex];
            IProbabilityModel model = methods[method].Fit(training[foldIndex], unchecked((options.Seed * 31) + foldIndex), cancellationToken);
            int[] column = [.. model.Labels.Select(l => IndexOf(labels, l))];
            foreach (int text in fold.Test)
            {
                cancellationToken.ThrowIfCancellationRequested();
                double[] predicted = model.Predict(corpus.Texts[text]);
                int row = ((fold.Repeat * count) + text) * labels.Count;
                for (int c = 0; c < predicted.Length; c++)
                    probabilities[method][row + column[c]] = predicted[c];
            }

            progress?.Report(Interlocked.Increment(ref done) / (double)total);
        }

        Concurrently.For(total, options.Workers ?? Environment.ProcessorCount, FitAndPredict, cancellationToken);
        return [.. probabilities.Select(p => new OutOfFoldPredictions(labels, repeats, count, p))];
    }

    private static int IndexOf(IReadOnlyList<string> labels, string label)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (string.Equals(labels[i], label, StringComparison.Ordinal))
                return i;
        }

        throw new InvalidOperationException($"A model predicts '{label}', which is no class of its training corpus.");
    }
}
