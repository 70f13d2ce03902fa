namespace TextTransfer.Tokenization;

/// <summary>
/// The normalization of BERT models (Devlin et al., 2018): control characters removed, white space made U+0020, ideographs set
/// apart and, for uncased models, canonical decomposition, accents removed and lower case. The reference treats each code
/// point alone, and so one table decides. Canonical reordering is the exception that is left out: it could only show among some
/// 130 marks that are newer than the reference's own table of accents, in a vocabulary that has several of them in one token.
/// </summary>
internal sealed class BertNormalizer(bool isCased) : TextNormalizer
{
    /// <summary>Reads the component <c>BertNormalizer</c>.</summary>
    public static BertNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        foreach (string name in (ReadOnlySpan<string>)["clean_text", "handle_chinese_chars"])
        {
            if (!component.Member(name).Flag())
                throw component.Member(name).Error($"BertNormalizer is supported only with \"{name}\": true.");
        }

        bool lowercase = component.Member("lowercase").Flag();
        if (component.Find("strip_accents") is { } stripAccents && stripAccents.Flag() != lowercase)
            throw stripAccents.Error("BertNormalizer is supported only with \"strip_accents\" equal to \"lowercase\", or null.");

        return new BertNormalizer(isCased: !lowercase);
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        CodePointTable<string?> replacements = isCased ? BertReplacements.Cased : BertReplacements.Uncased;
        ReadOnlySpan<char> source = text.Span;
        for (int i = 0; i < source.Length;)
        {
            string? replacement = replacements[Utf16.CodePointAt(source, i, out int length)];
            if (replacement is not null)
            {
                text.Keep(i - text.Position);
                Replace(source.Slice(i, length), replacement, text);
            }

            i += length;
        }

        text.KeepRest();
        text.Commit();
    }

    private static void Replace(ReadOnlySpan<char> character, string replacement, EditedText text)
    {
        if (ReferenceEquals(replacement, BertReplacements.SetApart))
            text.Replace(character.Length, [' ', .. character, ' ']);
        else if (ReferenceEquals(replacement, BertReplacements.Decomposed))
            HangulSyllable.ReplaceByDecomposition(character[0], text);
        else
            text.Replace(character.Length, replacement);
    }
}
