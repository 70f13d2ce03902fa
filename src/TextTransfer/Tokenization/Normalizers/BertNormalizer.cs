namespace TextTransfer.Tokenization;

/// <summary>
/// The normalization of BERT models (Devlin et al., 2018): control characters removed, white space made U+0020, ideographs set
/// apart, accents removed after canonical decomposition, lower case. The reference treats each code point alone, and so one
/// table decides. Canonical reordering is the exception that is left out: it could only show among some
/// 130 marks that are newer than the reference's own table of accents, in a vocabulary that has several of them in one token.
/// </summary>
internal static class BertNormalizer
{
    /// <summary>Past the last code point that decomposes or has a lower case.</summary>
    private const int LetterEnd = 0x30000;

    /// <summary>Reads the component <c>BertNormalizer</c>.</summary>
    public static TextNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        bool lowercases = component.Member("lowercase").Flag();
        bool strips = component.Find("strip_accents")?.Flag() ?? lowercases;
        bool setsApart = component.Member("handle_chinese_chars").Flag();

        var table = new CodePointTable<string?>();
        if (setsApart)
            table.Set(BertNormalizerData.Ideographs, CharacterNormalizer.SetApart);
        if (strips)
        {
            table.Set([HangulSyllable.First, HangulSyllable.Last], CharacterNormalizer.Syllable);
            table.Set(BertNormalizerData.Marks, "");
        }

        if (strips || lowercases)
            AddFolds(table, strips, lowercases);
        if (component.Member("clean_text").Flag())
        {
            table.Set(BertNormalizerData.Removed, "");
            table.Set(BertNormalizerData.Whitespace, " ");
        }

        return new CharacterNormalizer(table);
    }

    private static void AddFolds(CodePointTable<string?> table, bool strips, bool lowercases)
    {
        var marks = new CodePointTable<bool>();
        marks.Set(BertNormalizerData.Marks, true);
        for (int codePoint = 0; codePoint < LetterEnd; codePoint++)
        {
            string? decomposition = strips ? Decompositions.Canonical[codePoint] : null;
            if (decomposition is null && (!lowercases || LowercaseNormalizer.Letters[codePoint] is null))
                continue;

            string fold = "";
            foreach (System.Text.Rune rune in (decomposition ?? char.ConvertFromUtf32(codePoint)).EnumerateRunes())
            {
                if (!strips || !marks[rune.Value])
                    fold += (lowercases ? LowercaseNormalizer.Letters[rune.Value] : null) ?? rune.ToString();
            }

            table.Set([codePoint, codePoint], ReferenceEquals(table[codePoint], CharacterNormalizer.SetApart) ? $" {fold} " : fold);
        }
    }
}
