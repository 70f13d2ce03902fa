namespace TextTransfer.Classification.Training;

/// <summary>
/// Trains one logistic regression per view and pools them, the names of the classes among them. Everything that is chosen
/// (penalties, weights, threshold) is chosen on out-of-fold predictions of real refits.
/// </summary>
internal static class MixtureTrainer
{
    /// <param name="corpus">At least two classes.</param>
    /// <param name="options">Seed, target error rate and folds.</param>
    /// <param name="workers">
    /// Views fitted at once, and folds of each; the result does not depend on it. 1: all on the calling thread, for those who
    /// train several mixtures side by side.
    /// </param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public static (MixtureModel Model, TrainingSummary Summary) Train(EmbeddedCorpus corpus, TrainingOptions options, int workers, CancellationToken cancellationToken)
    {
        (TrainingTask task, MixtureSelection selection) = Select(corpus, options, workers, cancellationToken);
        return (selection.FitCalibrated(task.Corpus, workers, cancellationToken), selection.Summarize());
    }

    /// <summary>The model alone, for those who only predict by it.</summary>
    /// <inheritdoc cref="Train" path="/param"/>
    public static MixtureModel Fit(EmbeddedCorpus corpus, TrainingOptions options, int workers, CancellationToken cancellationToken)
    {
        (TrainingTask task, MixtureSelection selection) = Select(corpus, options, workers, cancellationToken);
        return selection.Fit(task.Corpus, workers, cancellationToken);
    }

    private static (TrainingTask Task, MixtureSelection Selection) Select(EmbeddedCorpus corpus, TrainingOptions options, int workers, CancellationToken cancellationToken)
    {
        options.Validate();
        TrainingTask task = new(corpus, options, options.Folds);
        return (task, MixtureSelection.Make(task, task.SameInEveryFold, workers, cancellationToken));
    }
}
