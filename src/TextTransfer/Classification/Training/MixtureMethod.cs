namespace TextTransfer.Classification.Training;

internal sealed class MixtureMethod : IClassificationMethod
{
    public string Name => "mixture";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default) =>
        MixtureTrainer.Train(training, new TrainingOptions { Seed = seed }, workers: 1, cancellationToken).Model;
}
