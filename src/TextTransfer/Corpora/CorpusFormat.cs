namespace TextTransfer;

/// <summary>How a file of texts is written.</summary>
public enum CorpusFormat
{
    /// <summary>Delimited rows under a header (RFC 4180; comma, semicolon, tab or pipe).</summary>
    Csv,

    /// <summary>One JSON object per line (jsonlines.org).</summary>
    JsonLines,

    /// <summary>One text per line and nothing else; for texts to classify, since it has no labels.</summary>
    Lines,
}
