namespace TextTransfer.Classification.Training;

/// <summary>What a logistic regression may be told beyond its examples and penalty. Immutable.</summary>
internal sealed record FitOptions
{
    public static FitOptions Default { get; } = new();

    /// <summary>
    /// How much each row of the features counts, above 0 [n]; an example of weight 2 counts as if it were there twice.
    /// Default: <see langword="null"/>, each once.
    /// </summary>
    public double[]? ExampleWeights { get; init; }

    /// <summary>Whether the classes are learned as if equally frequent, see <see cref="ClassBalance"/>; what is predicted are probabilities at their true frequencies all the same. Default: no.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>
    /// The length of the gradient of the summed log-loss plus penalty at which a point counts as the optimum.
    /// Default: 1e-6.
    /// </summary>
    public double GradientTolerance { get; init; } = LogisticRegression.GradientTolerance;

    /// <summary>What a corpus and the options of its training ask for.</summary>
    /// <exception cref="ArgumentException">An example has a weight that is not above 0.</exception>
    public static FitOptions Of(Corpus corpus, TrainingOptions options) =>
        new() { IsBalanced = options.BalanceClasses, ExampleWeights = WeightsOf(corpus) };

    /// <summary>What a corpus asks for by the weights of its examples alone.</summary>
    /// <exception cref="ArgumentException">An example has a weight that is not above 0.</exception>
    public static FitOptions Of(Corpus corpus) => new() { ExampleWeights = WeightsOf(corpus) };

    private static double[]? WeightsOf(Corpus corpus)
    {
        if (corpus.Texts.All(t => t.Weight == 1))
            return null;
        LabeledText? wrong = corpus.Texts.FirstOrDefault(t => !(t.Weight > 0 && double.IsFinite(t.Weight)));
        return wrong is null ? [.. corpus.Texts.Select(t => t.Weight)]
            : throw new ArgumentException($"An example of class '{wrong.Label}' has the weight {wrong.Weight}; weights are above 0. Leave out what should not count.", nameof(corpus));
    }
}
