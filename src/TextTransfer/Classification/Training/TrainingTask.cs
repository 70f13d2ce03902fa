using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>What a mixture is trained on: labelled texts, their classes, and the division of them by which everything is chosen. Immutable.</summary>
internal sealed class TrainingTask
{
    /// <param name="corpus">At least two classes.</param>
    /// <param name="options">Seed, class balance and target error rate.</param>
    /// <param name="folds">Parts that are held out one after another, at least 2.</param>
    public TrainingTask(EmbeddedCorpus corpus, TrainingOptions options, int folds)
    {
        Corpus = TrainingOrder.Of(corpus);
        Options = options;
        Classes = ClassIndex.ForTraining(Corpus.Corpus);
        FitOptions = FitOptions.Of(Corpus.Corpus, options);
        CrossFitting = new(CrossFitting.Divide(() => Folds.Stratified(Corpus.Corpus, folds, 1, options.Seed)), Classes.OfText, Classes.Count, FitOptions);
    }

    /// <summary>The labelled texts, in an order of their own.</summary>
    public EmbeddedCorpus Corpus { get; }

    public TrainingOptions Options { get; }

    public ClassIndex Classes { get; }

    public FitOptions FitOptions { get; }

    public CrossFitting CrossFitting { get; }

    /// <summary>The true class of every held-out text.</summary>
    public int[] Truth => CrossFitting.Labels;

    /// <summary>The corpus as every fold sees it: the same, since nothing of its embeddings was learned from its labels.</summary>
    public IReadOnlyList<EmbeddedCorpus> SameInEveryFold => [.. Enumerable.Repeat(Corpus, CrossFitting.FoldCount)];
}
