namespace TextTransfer;

/// <summary>What becomes of a text that is longer than the encoder's length limit.</summary>
public enum LongTextMode
{
    /// <summary>It is cut into windows at token boundaries, whose vectors are averaged by token count; nothing is left out.</summary>
    Windows,

    /// <summary>Only its beginning is read, as sentence-transformers does; <see cref="TextEmbedding.IsTruncated"/> says so.</summary>
    Truncate,
}
