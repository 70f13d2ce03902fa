namespace TextTransfer.Tokenization;

/// <summary>A token that is found in the text as it is written, before the model sees it. Immutable.</summary>
/// <param name="Text">What is looked for.</param>
/// <param name="Id">Its id.</param>
/// <param name="IsSingleWord">Whether it counts only where no character of a word stands next to it.</param>
/// <param name="StripsLeft">Whether white space before it belongs to it.</param>
/// <param name="StripsRight">Whether white space after it belongs to it.</param>
/// <param name="IsNormalized">Whether it is looked for in normalized text.</param>
/// <param name="IsSpecial">Whether it goes first where two tokens have the same text.</param>
internal sealed record AddedToken(string Text, int Id, bool IsSingleWord, bool StripsLeft, bool StripsRight, bool IsNormalized, bool IsSpecial)
{
    /// <summary>Reads one item of <c>added_tokens</c>.</summary>
    public static AddedToken Read(TokenizerElement item)
    {
        item.AllowOnly("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
        return new(
            item.Member("content").Text(),
            item.Member("id").Count(),
            item.Member("single_word").Flag(),
            item.Member("lstrip").Flag(),
            item.Member("rstrip").Flag(),
            item.Member("normalized").Flag(),
            item.Member("special").Flag());
    }
}
