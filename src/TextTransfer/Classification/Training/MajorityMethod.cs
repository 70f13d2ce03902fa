using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

internal sealed class MajorityMethod : IClassificationMethod
{
    public string Name => "majority";

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        var classes = ClassIndex.ForTraining(training.Corpus);
        return new MajorityModel(classes.Labels, [.. classes.Counts.Select(n => (double)n / training.Texts.Count)]);
    }

    private sealed class MajorityModel(IReadOnlyList<string> labels, double[] frequencies) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => labels;

        public double[] Predict(EmbeddedText text) => (double[])frequencies.Clone();
    }
}
