namespace TextTransfer.Tokenization;

/// <summary>What a BERT normalizer does.</summary>
/// <param name="CleansText">Whether control characters go and white space becomes U+0020.</param>
/// <param name="SetsIdeographsApart">Whether ideographs get white space around them.</param>
/// <param name="StripsAccents">Whether accents are removed; where the file does not say, they are if <paramref name="Lowercases"/>.</param>
/// <param name="Lowercases">Whether letters are put into lower case.</param>
internal sealed record BertNormalizerOptions(bool CleansText, bool SetsIdeographsApart, bool StripsAccents, bool Lowercases)
{
    public const string Type = "BertNormalizer";

    /// <summary>Reads the component <c>BertNormalizer</c>.</summary>
    public static BertNormalizerOptions Read(TokenizerElement component)
    {
        component.AllowOnly("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        bool lowercases = component.Member("lowercase").Flag();
        return new(
            component.Member("clean_text").Flag(),
            component.Member("handle_chinese_chars").Flag(),
            component.Find("strip_accents")?.Flag() ?? lowercases,
            lowercases);
    }
}
