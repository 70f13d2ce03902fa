namespace TextTransfer.Tokenization;

/// <summary>What <see cref="BertNormalizer"/> puts in the place of each code point; <see langword="null"/> leaves it as it is.</summary>
internal static class BertReplacements
{
    /// <summary>Stands for the character itself between two spaces; recognised by reference.</summary>
    public static readonly string SetApart = new("ideograph");

    /// <summary>Stands for the letters of a Hangul syllable; recognised by reference.</summary>
    public static readonly string Decomposed = new("syllable");

    /// <summary>For cased models.</summary>
    public static readonly CodePointTable<string?> Cased = Create(isCased: true);

    /// <summary>For uncased models.</summary>
    public static readonly CodePointTable<string?> Uncased = Create(isCased: false);

    private static CodePointTable<string?> Create(bool isCased)
    {
        var table = new CodePointTable<string?>();
        table.Set(BertNormalizerData.Ideographs, SetApart);
        if (!isCased)
        {
            table.Set([HangulSyllable.First, HangulSyllable.Last], Decomposed);
            table.Set(BertNormalizerData.Marks, "");
            AddFolds(table);
        }

        table.Set(BertNormalizerData.Removed, "");
        table.Set(BertNormalizerData.Whitespace, " ");
        return table;
    }

    private static void AddFolds(CodePointTable<string?> table)
    {
        byte[] data = Convert.FromBase64String(BertNormalizerData.Folds);
        int position = 0;
        for (int codePoint = 0; position < data.Length;)
        {
            int header = ReadInteger(data, ref position);
            codePoint += header >> 2;
            string fold = "";
            for (int count = header & 3; count > 0; count--)
            {
                int zigzag = ReadInteger(data, ref position);
                fold += char.ConvertFromUtf32(codePoint + ((zigzag >> 1) ^ -(zigzag & 1)));
            }

            table.Set([codePoint, codePoint], ReferenceEquals(table[codePoint], SetApart) ? $" {fold} " : fold);
        }
    }

    private static int ReadInteger(byte[] data, ref int position)
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = data[position++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}
