namespace TextTransfer.Tokenization;

/// <summary>Which pieces <see cref="MetaspacePreTokenizer"/> sets its character before.</summary>
internal enum PrependScheme
{
    /// <summary>Every piece.</summary>
    Always,

    /// <summary>The piece that stands at the start of the original text.</summary>
    First,

    /// <summary>None.</summary>
    Never,
}
