namespace TextTransfer.Encoders;

/// <summary>A stretch of a text and its part in the embedding of the text. Immutable.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Share">What the window counts in the mean over windows; the shares of a text sum to 1. 0: past the length limit and not read.</param>
/// <param name="Layers">Its own pooled layers, not normalised [layers × dimension], lowest first; empty when it was not read.</param>
/// <param name="Tokens">The tokens whose mean is the last of these layers; <see langword="null"/> where it is another pooling or not to be had.</param>
internal sealed record EncodedWindow(int Start, int End, double Share, ReadOnlyMemory<float> Layers, WindowTokens? Tokens = null)
{
    /// <summary>A text as its only window, for an encoder that does not say more.</summary>
    public static EncodedWindow Whole(EmbeddedText text) => new(0, text.Text.Length, 1, text.Embedding.Layers);
}

/// <summary>The pooled tokens of a window. Immutable.</summary>
/// <param name="Positions">For each a place within its characters in the text; −1 for special tokens and those of the prompt.</param>
/// <param name="Vectors">Their vectors in the last layer [tokens × dimension].</param>
internal sealed record WindowTokens(IReadOnlyList<int> Positions, ReadOnlyMemory<float> Vectors);
