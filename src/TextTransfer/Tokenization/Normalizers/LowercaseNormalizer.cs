namespace TextTransfer.Tokenization;

/// <summary>Lower case of each character alone: a final sigma is like any other, and U+0130 becomes i and a dot above.</summary>
internal static class LowercaseNormalizer
{
    /// <summary>The lower case of each code point that has one.</summary>
    public static readonly CodePointTable<string?> Letters = CreateLetters();

    /// <summary>Reads the component <c>Lowercase</c>.</summary>
    public static TextNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return new CharacterNormalizer(Letters);
    }

    private static CodePointTable<string?> CreateLetters()
    {
        var table = new CodePointTable<string?>();
        var integers = new PackedIntegers(LowercaseData.Letters);
        for (int codePoint = 0; !integers.IsAtEnd;)
        {
            codePoint += integers.Next();
            int zigzag = integers.Next();
            table.Set([codePoint, codePoint], char.ConvertFromUtf32(codePoint + ((zigzag >> 1) ^ -(zigzag & 1))));
        }

        table.Set([0x130, 0x130], "i\u0307");
        return table;
    }
}
