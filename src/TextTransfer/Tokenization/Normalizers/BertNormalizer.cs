using System.Text;

namespace TextTransfer.Tokenization;

/// <summary>
/// The normalization of BERT models (Devlin et al., 2018): control characters removed, white space made U+0020, ideographs set
/// apart, accents removed after canonical decomposition, lower case. One table does all of it, code point by code point; only
/// where canonical ordering may move a mark that is not an accent do the steps follow one another as in the reference.
/// </summary>
internal sealed class BertNormalizer : TextNormalizer
{
    /// <summary>Past the last code point that decomposes, combines or has a lower case.</summary>
    private const int LetterEnd = 0x30000;

    /// <summary>The first code point that combines without being an accent; none is above U+FFFF but by its high surrogate.</summary>
    private const char FirstOther = '\u08D4';

    private static readonly CodePointTable<bool> Accents = CreateAccents();
    private static readonly CodePointTable<bool> Others = CreateOthers();

    private readonly CharacterNormalizer atOnce;
    private readonly TextNormalizer[] steps;

    private BertNormalizer(CharacterNormalizer atOnce, TextNormalizer[] steps)
    {
        this.atOnce = atOnce;
        this.steps = steps;
    }

    /// <summary>Reads the component <c>BertNormalizer</c>.</summary>
    public static TextNormalizer Read(TokenizerElement component)
    {
        (bool cleans, bool setsApart, bool strips, bool lowercases) = BertNormalizerOptions.Read(component);
        CharacterNormalizer atOnce = Create(cleans, setsApart, strips, lowercases);
        return strips
            ? new BertNormalizer(atOnce, [Create(cleans, setsApart, false, false), FormNormalizer.CanonicalDecomposition, Create(false, false, strips, lowercases)])
            : atOnce;
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        if (!HasOther(text.Span))
        {
            atOnce.Normalize(text);
            return;
        }

        foreach (TextNormalizer step in steps)
            step.Normalize(text);
    }

    private static bool HasOther(ReadOnlySpan<char> text)
    {
        for (int i = text.IndexOfAnyInRange(FirstOther, char.MaxValue); i >= 0 && i < text.Length;)
        {
            if (Others[Utf16.CodePointAt(text, i, out int length)])
                return true;
            i += length;
        }

        return false;
    }

    private static CharacterNormalizer Create(bool cleans, bool setsApart, bool strips, bool lowercases)
    {
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
        if (cleans)
        {
            table.Set(BertNormalizerData.Removed, "");
            table.Set(BertNormalizerData.Whitespace, " ");
        }

        return new(table);
    }

    private static void AddFolds(CodePointTable<string?> table, bool strips, bool lowercases)
    {
        for (int codePoint = 0; codePoint < LetterEnd; codePoint++)
        {
            string? decomposition = strips ? Decompositions.Canonical[codePoint] : null;
            if (decomposition is null && (!lowercases || LowercaseNormalizer.Letters[codePoint] is null))
                continue;

            string fold = "";
            foreach (Rune rune in (decomposition ?? char.ConvertFromUtf32(codePoint)).EnumerateRunes())
            {
                if (!strips || !Accents[rune.Value])
                    fold += (lowercases ? LowercaseNormalizer.Letters[rune.Value] : null) ?? rune.ToString();
            }

            table.Set([codePoint, codePoint], ReferenceEquals(table[codePoint], CharacterNormalizer.SetApart) ? $" {fold} " : fold);
        }
    }

    private static CodePointTable<bool> CreateAccents()
    {
        var table = new CodePointTable<bool>();
        table.Set(BertNormalizerData.Marks, true);
        return table;
    }

    private static CodePointTable<bool> CreateOthers()
    {
        var table = new CodePointTable<bool>();
        for (int codePoint = 0; codePoint < LetterEnd; codePoint++)
        {
            bool combines = Decompositions.Canonical[codePoint] is { } decomposition
                ? decomposition.EnumerateRunes().Any(rune => IsOther(rune.Value))
                : IsOther(codePoint);
            if (combines)
                table.Set([codePoint, codePoint], true);
        }

        return table;
    }

    private static bool IsOther(int codePoint) => Decompositions.CombiningClasses[codePoint] != 0 && !Accents[codePoint];
}
