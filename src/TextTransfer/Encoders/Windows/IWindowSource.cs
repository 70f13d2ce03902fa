namespace TextTransfer.Encoders;

/// <summary>An encoder that can say of what its embedding of a text is the weighted mean.</summary>
internal interface IWindowSource
{
    /// <summary>
    /// Encodes a text again and keeps its windows apart: Σ share · layer of the window = layer of the text, up to rounding.
    /// </summary>
    /// <returns>Windows that together cover the text, in its order; <see langword="null"/> where the embedding is no mean of theirs.</returns>
    IReadOnlyList<EncodedWindow>? EncodeWindows(string text, CancellationToken cancellationToken);
}
