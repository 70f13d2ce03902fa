namespace TextTransfer;

/// <summary>
/// How the vectors of a text's tokens, special tokens included, become one vector, as in sentence-transformers'
/// <c>Pooling</c> module (Reimers and Gurevych, Sentence-BERT, 2019).
/// </summary>
public enum PoolingMode
{
    /// <summary>The mean over tokens.</summary>
    Mean,

    /// <summary>The vector of the first token.</summary>
    Cls,

    /// <summary>The largest value over tokens, in each dimension.</summary>
    Max,

    /// <summary>The sum over tokens divided by the square root of their number.</summary>
    MeanSqrtLength,

    /// <summary>The mean over tokens, each weighted by its position counted from 1 (Muennighoff, SGPT, 2022).</summary>
    WeightedMean,

    /// <summary>The vector of the last token.</summary>
    LastToken,
}
