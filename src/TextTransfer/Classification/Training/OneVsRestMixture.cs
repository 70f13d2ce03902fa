namespace TextTransfer.Classification.Training;

internal sealed class OneVsRestMixture : IMultiLabelMethod
{
    public string Name => "mixture";

    public IMultiLabelModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default) =>
        OneVsRestTrainer.Train(training, new MultiLabelTrainingOptions { Seed = seed }, workers: 1, cancellationToken).Model;
}
