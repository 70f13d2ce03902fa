namespace TextTransfer.Tokenization;

/// <summary>Removes combining marks of every kind, as far as they stand alone: usually after a decomposition.</summary>
internal static class StripAccentsNormalizer
{
    private static readonly CodePointTable<string?> Replacements = CreateReplacements();

    /// <summary>Reads the component <c>StripAccents</c>.</summary>
    public static TextNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return new CharacterNormalizer(Replacements);
    }

    private static CodePointTable<string?> CreateReplacements()
    {
        var table = new CodePointTable<string?>();
        table.Set(PackedIntegers.Ranges(MarkData.Ranges), "");
        return table;
    }
}
