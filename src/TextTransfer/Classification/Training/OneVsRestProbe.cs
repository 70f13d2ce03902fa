using TextTransfer.Classification.Views;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>One logistic regression per label on the sentence embedding.</summary>
internal sealed class OneVsRestProbe : IMultiLabelMethod
{
    private const double C = 10;

    public string Name => "probe";

    public IMultiLabelModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        LabelSetIndex index = new(training.Corpus);
        var space = new ViewSpace(LayersView.Unscaled, training.Texts, cancellationToken);
        int[][] hasLabel = [.. Enumerable.Range(0, index.Count).Select(index.HasLabel)];
        double[] ones = [.. Enumerable.Repeat(1.0, index.Count)];
        IViewModel model = space.FitEach(hasLabel, C, ones, workers: 1, cancellationToken, FitOptions.Of(training.Corpus));
        return new OneVsRestModel(index.Labels, [(model, ones)], [.. Enumerable.Repeat(0.5, index.Count)], RequiresLabel: false);
    }
}
