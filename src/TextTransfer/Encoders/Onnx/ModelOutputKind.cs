namespace TextTransfer.Encoders;

/// <summary>What an output of a model holds for every text of a batch.</summary>
internal enum ModelOutputKind
{
    /// <summary>A vector per token, to be pooled here.</summary>
    Tokens,

    /// <summary>One vector, pooled inside the model.</summary>
    Sentence,

    /// <summary>One vector per layer, each the mean over tokens, pooled inside the model.</summary>
    Layers,
}
