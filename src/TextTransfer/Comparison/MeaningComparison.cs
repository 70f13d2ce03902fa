namespace TextTransfer;

/// <summary>How two bodies of text differ in what they say, by their sentence embeddings. Immutable.</summary>
public sealed record MeaningComparison
{
    /// <summary>The encoder, where one was given.</summary>
    public EncoderInfo? Encoder { get; init; }

    /// <summary>The energy distance of the embeddings and the distance of their means.</summary>
    public required IReadOnlyList<ComparisonTest> Tests { get; init; }

    /// <summary>Independent texts of both sides whose embeddings were compared pairwise; fewer than there are where these are many.</summary>
    public required (int A, int B) ComparedPairwise { get; init; }

    /// <summary>
    /// The share of the first side's texts that the second covers: among whose five nearest of their own side's distance there is one of
    /// the second's, at equal numbers of texts (Naeem and others, Reliable fidelity and diversity metrics, 2020). 0.97 is expected where the
    /// sides do not differ. <see langword="null"/> for fewer than 12 texts.
    /// </summary>
    public Estimate? CoverageOfA { get; init; }

    /// <summary>The share of the second side's texts that the first covers.</summary>
    public Estimate? CoverageOfB { get; init; }

    /// <summary>Clusters of the texts of both sides, the largest first; empty for fewer than 20 texts.</summary>
    public required IReadOnlyList<ComparedTopic> Topics { get; init; }

    /// <summary>For each text of the first side the nearest of the second, in the order of the first.</summary>
    public required IReadOnlyList<NearestText> NearestInB { get; init; }

    /// <summary>For each text of the second side the nearest of the first, in the order of the second.</summary>
    public required IReadOnlyList<NearestText> NearestInA { get; init; }

    /// <summary>Where each text lies on a map on which texts of like meaning are near, the first two principal components of the embeddings.</summary>
    public required IReadOnlyList<MappedText> Map { get; init; }
}
