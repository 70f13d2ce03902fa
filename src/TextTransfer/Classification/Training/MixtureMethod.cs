namespace TextTransfer.Classification.Training;

/// <summary>The mixture, trained with options whose seed each fit replaces by its own.</summary>
internal sealed class MixtureMethod(TrainingOptions options) : IClassificationMethod
{
    public string Name => "mixture";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default) =>
        MixtureTrainer.Fit(training, options with { Seed = seed }, workers: 1, cancellationToken);
}
