using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer;

/// <summary>The mixture this library trains, and the baselines it has to beat, under the names that tables and files use.</summary>
public static class ClassificationMethods
{
    /// <summary>The penalty of the single-view baselines: C = 10 on vectors of length 1, where they do best on average.</summary>
    private const double BaselineC = 10;

    /// <summary><c>majority</c>: every text gets the class frequencies of the training texts.</summary>
    public static IClassificationMethod Majority { get; } = new MajorityMethod();

    /// <summary>
    /// <c>tfidf</c>: multinomial logistic regression on the tf-idf of words and word pairs (sublinear, length 1), C = 10.
    /// Knows nothing but the training texts.
    /// </summary>
    public static IClassificationMethod TfIdf { get; } = new LinearMethod("tfidf", LexicalView.Words, BaselineC);

    /// <summary><c>probe</c>: multinomial logistic regression on the sentence embedding scaled to length 1, C = 10.</summary>
    public static IClassificationMethod Probe { get; } = new LinearMethod("probe", LayersView.Unscaled, BaselineC);

    /// <summary><c>mixture</c>: what <see cref="TextClassifier"/> trains, with default options.</summary>
    public static IClassificationMethod Mixture { get; } = new MixtureMethod(new TrainingOptions());

    /// <summary><c>mixture</c>: what <see cref="TextClassifier"/> trains with these options, but for the seed, which every fit is given.</summary>
    /// <param name="options">Folds, class balance and target error rate.</param>
    public static IClassificationMethod MixtureWith(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MixtureMethod(options);
    }

    /// <summary>All methods, the simplest first.</summary>
    public static IReadOnlyList<IClassificationMethod> All { get; } = [Majority, TfIdf, Probe, Mixture];
}
