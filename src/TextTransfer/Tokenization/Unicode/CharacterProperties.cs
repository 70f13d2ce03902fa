namespace TextTransfer.Tokenization;

/// <summary>Sets of characters by their properties, Unicode 16, frozen.</summary>
internal static class CharacterProperties
{
    /// <summary>What has the property Alphabetic without being a letter, a mark or a letter-like number: circled and squared letters.</summary>
    private static readonly CodePointSet EnclosedLetters = CodePointSet.Of(0x24B6, 0x24E9, 0x1F130, 0x1F149, 0x1F150, 0x1F169, 0x1F170, 0x1F189);

    private static readonly CodePointSet[] Categories = ReadCategories();

    /// <summary>The property White_Space.</summary>
    public static readonly CodePointSet WhiteSpace =
        CodePointSet.Of(0x09, 0x0D, 0x20, 0x20, 0x85, 0x85, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000);

    /// <summary>Letters, marks, decimal digits, connecting punctuation: <c>\w</c> by Annex C of UTS #18, without joiners.</summary>
    public static readonly CodePointSet Word = Category("L").Union(Category("M")).Union(Category("Nd")).Union(Category("Nl")).Union(Category("Pc")).Union(EnclosedLetters);

    /// <summary>The characters of a general category, or of a group of them.</summary>
    /// <param name="name">Such as "Lu", or "L" for all that begin with it.</param>
    /// <returns>The characters; <see langword="null"/> for a name that is none.</returns>
    public static CodePointSet? FindCategory(string name)
    {
        CodePointSet? set = null;
        foreach (GeneralCategory category in Enum.GetValues<GeneralCategory>())
        {
            if (name.Length > 0 && category.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
                set = set?.Union(Categories[(int)category]) ?? Categories[(int)category];
        }

        return set;
    }

    /// <summary>The characters of a general category that is known.</summary>
    public static CodePointSet Category(string name) => FindCategory(name) ?? throw new ArgumentException($"There is no general category {name}.", nameof(name));

    /// <summary>The characters of a script.</summary>
    /// <returns>The characters; <see langword="null"/> for a name that is not known.</returns>
    public static CodePointSet? FindScript(string name) =>
        ScriptData.Ranges.TryGetValue(name, out string? ranges) ? CodePointSet.Of(PackedIntegers.Ranges(ranges)) : null;

    private static CodePointSet[] ReadCategories()
    {
        var ranges = Enum.GetValues<GeneralCategory>().Select(_ => new List<int>()).ToArray();
        var integers = new PackedIntegers(GeneralCategoryData.Ranges);
        for (int next = 0; !integers.IsAtEnd;)
        {
            int range = integers.Next();
            ranges[range & 0x1F].AddRange([next, next + (range >> 5) - 1]);
            next += range >> 5;
        }

        return [.. ranges.Select(r => CodePointSet.Of([.. r]))];
    }
}
