namespace TextTransfer.Web.Extraction;

/// <summary>
/// Chooses the blocks of a page that are its content. A forest trained on labelled pages tells how probably each block is;
/// the blocks kept are those that together have the largest expected F1: where nothing is sure, more is kept.
/// </summary>
internal static class ContentSelection
{
    /// <summary>The probability that what names itself as furniture is content nevertheless.</summary>
    private const float MaxOfFurniture = 0.05f;

    private static readonly Lazy<DecisionForest> Trained = new(ReadForest);

    /// <summary>The forest that travels with the library.</summary>
    public static DecisionForest Forest => Trained.Value;

    /// <summary>Of each block, whether it is content.</summary>
    public static bool[] Choose(PageOutline page, BlockFeatures features, DecisionForest forest)
    {
        var probabilities = Probabilities(page, features, forest);
        var threshold = Threshold(page, probabilities);
        return [.. probabilities.Select(p => p >= threshold)];
    }

    /// <summary>The threshold of the largest expected F1, by words: all above it are content.</summary>
    private static float Threshold(PageOutline page, float[] probabilities)
    {
        var order = new int[probabilities.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort([.. probabilities.Select(p => -p)], order);
        double expected = 0, kept = 0, found = 0, best = 0;
        for (var i = 0; i < order.Length; i++)
            expected += probabilities[i] * page.Blocks[i].Words;
        var threshold = 0.5f;
        foreach (var i in order)
        {
            kept += page.Blocks[i].Words;
            found += probabilities[i] * page.Blocks[i].Words;
            if (2 * found / (kept + expected) is var f1 && f1 > best)
                (best, threshold) = (f1, probabilities[i]);
        }

        return threshold;
    }

    private static float[] Probabilities(PageOutline page, BlockFeatures features, DecisionForest forest)
    {
        var row = new float[BlockFeatures.Count];
        var probabilities = new float[page.Blocks.Count];
        for (var i = 0; i < probabilities.Length; i++)
        {
            features.Write(i, row);
            probabilities[i] = forest.Probability(row);
            if (features.IsFurniture(i))
                probabilities[i] = Math.Min(probabilities[i], MaxOfFurniture);
        }

        return probabilities;
    }

    private static DecisionForest ReadForest()
    {
        using var resource = typeof(ContentSelection).Assembly.GetManifestResourceStream("blocks.forest")!;
        using var lines = new StreamReader(resource);
        return DecisionForest.Read(lines, BlockFeatures.Names);
    }
}
