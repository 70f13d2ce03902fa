using System.Text;

namespace TextTransfer.Tokenization;

/// <summary>
/// What the normalization forms of UAX #15 rest on: full decompositions, combining classes and primary composites. Hangul
/// syllables are in no table; <see cref="HangulSyllable"/> computes them.
/// </summary>
internal static class Decompositions
{
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];

    private static readonly HashSet<int> Composites = [];

    /// <summary>Canonical decompositions; <see langword="null"/> where a code point stays as it is.</summary>
    public static readonly CodePointTable<string?> Canonical = ReadCanonical();

    /// <summary>Compatibility decompositions, canonical ones included.</summary>
    public static readonly CodePointTable<string?> Compatibility = ReadCompatibility();

    /// <summary>Canonical combining classes.</summary>
    public static readonly CodePointTable<byte> CombiningClasses = ReadCombiningClasses();

    /// <summary>Every code point that may compose with one before it, Hangul letters left out.</summary>
    public static IEnumerable<int> SecondCodePoints => Compositions.Keys.Select(pair => pair.Second).Distinct();

    /// <summary>Whether a code point is a primary composite; Hangul left out.</summary>
    public static bool IsComposite(int codePoint) => Composites.Contains(codePoint);

    /// <summary>Finds the primary composite of two code points, Hangul included.</summary>
    public static bool TryCompose(int first, int second, out int composite) =>
        HangulSyllable.TryCompose(first, second, out composite) || Compositions.TryGetValue((first, second), out composite);

    private static CodePointTable<string?> ReadCanonical()
    {
        var table = new CodePointTable<string?>();
        var composites = new Dictionary<string, int>(StringComparer.Ordinal);
        var integers = new PackedIntegers(DecompositionData.Canonical);
        for (int codePoint = 0; !integers.IsAtEnd;)
        {
            string decomposition = ReadDecomposition(integers, ref codePoint, out bool isComposite);
            table.Set([codePoint, codePoint], decomposition);
            if (isComposite)
                composites.Add(decomposition, codePoint);
        }

        // A composite is made of its last code point and whatever the others compose to.
        foreach ((string decomposition, int composite) in composites)
        {
            Rune[] runes = [.. decomposition.EnumerateRunes()];
            int first = runes.Length == 2 ? runes[0].Value : composites[decomposition[..^runes[^1].Utf16SequenceLength]];
            Compositions.Add((first, runes[^1].Value), composite);
            Composites.Add(composite);
        }

        return table;
    }

    private static CodePointTable<string?> ReadCompatibility()
    {
        CodePointTable<string?> table = Canonical.Copy();
        var integers = new PackedIntegers(DecompositionData.Compatibility);
        for (int codePoint = 0; !integers.IsAtEnd;)
        {
            string decomposition = ReadDecomposition(integers, ref codePoint, out _);
            table.Set([codePoint, codePoint], decomposition);
        }

        return table;
    }

    private static string ReadDecomposition(PackedIntegers integers, ref int codePoint, out bool isComposite)
    {
        int header = integers.Next();
        codePoint += header >> 1;
        isComposite = (header & 1) != 0;
        var text = new StringBuilder();
        for (int count = integers.Next(); count > 0; count--)
            text.Append(new Rune(integers.Next()).ToString());
        return text.ToString();
    }

    private static CodePointTable<byte> ReadCombiningClasses()
    {
        var table = new CodePointTable<byte>();
        var integers = new PackedIntegers(DecompositionData.CombiningClasses);
        for (int next = 0; !integers.IsAtEnd;)
        {
            int first = next + integers.Next();
            int last = first + integers.Next();
            table.Set([first, last], (byte)integers.Next());
            next = last + 1;
        }

        return table;
    }
}
