namespace TextTransfer;

/// <summary>What a key item is.</summary>
public enum KeywordKind
{
    /// <summary>A word, in lower case.</summary>
    Word,

    /// <summary>Two words that follow one another in a sentence.</summary>
    Pair,

    /// <summary>A form: web address, mail address, number, emoji, @name, #tag.</summary>
    Pattern,
}
