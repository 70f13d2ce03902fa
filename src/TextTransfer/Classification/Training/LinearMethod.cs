using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>One logistic regression in one view.</summary>
internal sealed class LinearMethod(string name, IView view, double c) : IClassificationMethod
{
    public string Name => name;

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        var classes = ClassIndex.ForTraining(training.Corpus);
        var space = new ViewSpace(view, training.Texts, cancellationToken);
        return new LinearModel(classes.Labels, space.Fit(classes.OfText, classes.Count, c, 1, cancellationToken, FitOptions.Of(training.Corpus)));
    }

    private sealed class LinearModel(IReadOnlyList<string> labels, IViewModel model) : IProbabilityModel
    {
        public IReadOnlyList<string> Labels => labels;

        public double[] Predict(EmbeddedText text)
        {
            double[] probabilities = new double[labels.Count];
            model.Predict(text, probabilities);
            Softmax.InPlace(probabilities);
            return probabilities;
        }
    }
}
