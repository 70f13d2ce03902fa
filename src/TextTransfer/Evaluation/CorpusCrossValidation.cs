namespace TextTransfer;

/// <summary>Cross-validates texts that are not embedded yet.</summary>
public static class CorpusCrossValidation
{
    /// <summary>Embeds a corpus and judges the last of some methods against those before it (<see cref="CrossValidation"/>).</summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="encoder">Embeds every text once.</param>
    /// <param name="methods">At least one, all fitted on the same folds; <see cref="ClassificationMethods.All"/> when <see langword="null"/>.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the number of texts embedded, from any thread.</param>
    /// <param name="cancellationToken">Looked at between texts, fits and predictions.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static Evaluation CrossValidate(
        this Corpus corpus, ITextEncoder encoder, IReadOnlyList<IClassificationMethod>? methods = null, CrossValidationOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Validate(); // Before the wait for the embeddings.
        return corpus.Embed(encoder, progress, cancellationToken).CrossValidate(methods, options, progress: null, cancellationToken);
    }
}
