namespace TextTransfer.Tokenization;

/// <summary>
/// The clean-up of sentencepiece's machine translation rules: control characters removed, odd spaces, line ends and joiners
/// made U+0020. The lists are the reference's, with its gaps (U+008F and U+009F alone among their neighbours).
/// </summary>
internal static class NmtNormalizer
{
    private static readonly CodePointTable<string?> Replacements = CreateReplacements();

    /// <summary>Reads the component <c>Nmt</c>.</summary>
    public static TextNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return new CharacterNormalizer(Replacements);
    }

    private static CodePointTable<string?> CreateReplacements()
    {
        var table = new CodePointTable<string?>();
        table.Set([0x01, 0x08, 0x0B, 0x0B, 0x0E, 0x1F, 0x7F, 0x7F, 0x8F, 0x8F, 0x9F, 0x9F], "");
        table.Set([0x09, 0x0A, 0x0C, 0x0D, 0x1680, 0x1680, 0x200B, 0x200F, 0x2028, 0x2029, 0x2581, 0x2581, 0xFEFF, 0xFEFF, 0xFFFD, 0xFFFD], " ");
        return table;
    }
}
