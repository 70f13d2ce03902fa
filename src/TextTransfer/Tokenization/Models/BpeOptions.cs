namespace TextTransfer.Tokenization;

/// <summary>The options of <see cref="BpeModel"/> besides vocabulary and merges. Immutable.</summary>
/// <param name="ContinuationPrefix">What the vocabulary has before every character but the first of a piece; may be empty.</param>
/// <param name="EndSuffix">What the vocabulary has behind the last character of a piece; may be empty.</param>
/// <param name="FusesUnknown">Whether neighbouring unknown characters are one unknown token.</param>
/// <param name="HasByteFallback">Whether an unknown character is its bytes where the vocabulary has them all.</param>
/// <param name="IgnoresMerges">Whether a piece that is in the vocabulary is one token, whatever the merges make of it.</param>
internal sealed record BpeOptions(string ContinuationPrefix, string EndSuffix, bool FusesUnknown, bool HasByteFallback, bool IgnoresMerges)
{
    /// <summary>Reads the options of a component <c>BPE</c>; all may be absent.</summary>
    public static BpeOptions Read(TokenizerElement component)
    {
        component.AllowOnly(
            "type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback", "ignore_merges", "vocab", "merges");
        if (component.Find("dropout") is { } dropout && !(dropout.Json.ValueKind == System.Text.Json.JsonValueKind.Number && dropout.Json.GetDouble() == 0))
            throw dropout.Error("BPE is supported only without \"dropout\": with it the ids of a text are a matter of chance.");

        return new(
            component.Find("continuing_subword_prefix")?.Text() ?? "",
            component.Find("end_of_word_suffix")?.Text() ?? "",
            component.Find("fuse_unk")?.Flag() ?? false,
            component.Find("byte_fallback")?.Flag() ?? false,
            component.Find("ignore_merges")?.Flag() ?? false);
    }
}
