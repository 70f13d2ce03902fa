namespace TextTransfer.Tokenization;

/// <summary>A token that is found in the text as it is written, before the model sees it. Immutable.</summary>
/// <param name="Text">What is looked for.</param>
/// <param name="Id">Its id.</param>
/// <param name="StripsLeft">Whether white space before it belongs to it.</param>
/// <param name="StripsRight">Whether white space after it belongs to it.</param>
internal sealed record AddedToken(string Text, int Id, bool StripsLeft, bool StripsRight)
{
    /// <summary>Reads one item of <c>added_tokens</c>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isNormalized">Whether the token is looked for in normalized text.</param>
    public static AddedToken Read(TokenizerElement item, out bool isNormalized)
    {
        item.AllowOnly("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
        if (item.Member("single_word").Flag())
            throw item.Member("single_word").Error($"the added token \"{item.Member("content").Text()}\" matches single words only, which is not supported.");

        isNormalized = item.Member("normalized").Flag();
        return new(item.Member("content").Text(), item.Member("id").Count(), item.Member("lstrip").Flag(), item.Member("rstrip").Flag());
    }
}
