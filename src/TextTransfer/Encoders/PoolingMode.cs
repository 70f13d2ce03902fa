namespace TextTransfer;

/// <summary>
/// How the vectors of a text's tokens, special tokens included, become one vector, as in sentence-transformers'
/// <c>Pooling</c> module (Reimers and Gurevych, Sentence-BERT, 2019). Several at once are put one after another, in the order
/// of this list, into a longer vector.
/// </summary>
[Flags]
public enum PoolingMode
{
    /// <summary>None here: the model itself, or a service, gives one vector per text.</summary>
    None = 0,

    /// <summary>The vector of the first token.</summary>
    Cls = 1,

    /// <summary>The largest value over tokens, in each dimension.</summary>
    Max = 2,

    /// <summary>The mean over tokens.</summary>
    Mean = 4,

    /// <summary>The sum over tokens divided by the square root of their number.</summary>
    MeanSqrtLength = 8,

    /// <summary>The mean over tokens, each weighted by its position counted from 1 (Muennighoff, SGPT, 2022).</summary>
    WeightedMean = 16,

    /// <summary>The vector of the last token.</summary>
    LastToken = 32,
}
