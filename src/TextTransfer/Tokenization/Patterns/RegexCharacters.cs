using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>Reads characters and sets of them in regular expressions: escapes, properties, and classes in brackets.</summary>
internal static partial class RegexCharacters
{
    /// <summary>What <c>\w</c> means outside of brackets, where superscript digits and fractions of Latin-1 count too.</summary>
    public static readonly CodePointSet Word = CharacterProperties.Word.Union(CodePointSet.Of(0xB2, 0xB3, 0xB9, 0xB9, 0xBC, 0xBE));

    private static readonly CodePointSet HexDigit = CodePointSet.Of('0', '9', 'A', 'F', 'a', 'f');

    /// <summary>Reads an escape for a set, if one comes next.</summary>
    /// <param name="scanner">The expression.</param>
    /// <param name="word">What <c>\w</c> means here.</param>
    /// <returns>The set, or <see langword="null"/>.</returns>
    public static CodePointSet? TryReadSet(RegexScanner scanner, CodePointSet word)
    {
        if (scanner.Current != '\\')
            return null;

        char name = scanner.Ahead(1);
        CodePointSet? set = char.ToLowerInvariant(name) switch
        {
            'w' => word,
            'd' => CharacterProperties.Category("Nd"),
            's' => CharacterProperties.WhiteSpace,
            'h' => HexDigit,
            _ => null,
        };
        bool isNegated = char.IsAsciiLetterUpper(name);
        if (set is not null)
        {
            _ = scanner.Take($"\\{name}");
        }
        else if (name is 'p' or 'P')
        {
            Match property = scanner.Take(Property());
            if (!property.Success)
                throw scanner.Error("a property has no name in braces");
            isNegated ^= property.Groups[1].Length > 0;
            set = FindProperty(property.Groups[2].Value) ?? throw scanner.Error($"the property \"{property.Groups[2].Value}\" before it is not known");
        }

        return isNegated ? set?.Complement() : set;
    }

    /// <summary>Reads one character, escaped or not.</summary>
    public static int Read(RegexScanner scanner)
    {
        if (!scanner.Take("\\"))
            return scanner.TakeCodePoint();

        Match hex = scanner.Take(Hex());
        if (hex.Success)
        {
            string digits = string.Concat(hex.Groups.Values.Skip(1).Select(g => g.Value));
            int codePoint = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return Rune.IsValid(codePoint) ? codePoint : throw scanner.Error($"before it is no character, {digits}");
        }

        int character = scanner.TakeCodePoint();
        return character switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            'e' => '\e',
            < 0x80 when char.IsAsciiLetterOrDigit((char)character) => throw scanner.Error($"the escape \\{(char)character} before it is not supported"),
            _ => character,
        };
    }

    /// <summary>Reads a class in brackets: ranges, escapes, classes within, intersections.</summary>
    public static CodePointSet ReadClass(RegexScanner scanner)
    {
        scanner.Enter();
        _ = scanner.Take("[");
        bool isNegated = scanner.Take("^");
        if (scanner.Current == ']')
            throw scanner.Error("a class is empty or begins with a bracket");

        CodePointSet? intersection = null;
        CodePointSet set = CodePointSet.Of();
        while (!scanner.Take("]"))
        {
            if (scanner.Take("&&"))
            {
                intersection = intersection?.Intersect(set) ?? set;
                set = CodePointSet.Of();
            }
            else
            {
                set = set.Union(ReadItem(scanner));
            }
        }

        scanner.Leave();
        set = intersection?.Intersect(set) ?? set;
        return isNegated ? set.Complement() : set;
    }

    private static CodePointSet ReadItem(RegexScanner scanner)
    {
        Match posix = scanner.Take(Posix());
        if (posix.Success)
        {
            CodePointSet? named = posix.Groups[2].Value == "punct"
                ? CharacterProperties.Category("P").Union(CharacterProperties.Category("S"))
                : FindProperty(posix.Groups[2].Value);
            named = named ?? throw scanner.Error($"the class {posix.Value} before it is not known");
            return posix.Groups[1].Length > 0 ? named.Complement() : named;
        }

        if (scanner.Current == '[')
            return ReadClass(scanner);
        if (TryReadSet(scanner, CharacterProperties.Word) is { } set)
            return set;

        int first = Read(scanner);
        if (scanner.Current != '-' || scanner.Ahead(1) == ']')
            return CodePointSet.Of(first, first);

        _ = scanner.Take("-");
        if (scanner.Current == '[' || TryReadSet(scanner, CharacterProperties.Word) is not null)
            throw scanner.Error("a range ends with a class");
        int last = Read(scanner);
        return last >= first ? CodePointSet.Of(first, last) : throw scanner.Error("a range ends before it begins");
    }

    private static CodePointSet? FindProperty(string name) => name.ToUpperInvariant() switch
    {
        "SPACE" or "WHITE_SPACE" => CharacterProperties.WhiteSpace,
        "WORD" => CharacterProperties.Word,
        "DIGIT" => CharacterProperties.Category("Nd"),
        "XDIGIT" => HexDigit,
        "PUNCT" => CharacterProperties.Category("P"),
        { Length: <= 2 } => CharacterProperties.FindCategory(name),
        _ => CharacterProperties.FindScript(name),
    };

    [GeneratedRegex(@"\G\\[pP]\{(\^?)([A-Za-z_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    [GeneratedRegex(@"\G\[:(\^?)([a-z]+):\]", RegexOptions.CultureInvariant)]
    private static partial Regex Posix();

    [GeneratedRegex(@"\G(?:x\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();
}
