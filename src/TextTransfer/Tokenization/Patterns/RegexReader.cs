using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>
/// Reads a regular expression in Oniguruma's own syntax (its document RE, version 6.9) and writes what means the same to .NET.
/// Constructs that .NET lacks or reads differently and that no table can settle are refused: back references, <c>\X \K \G</c>,
/// options within a group, reluctant <c>{n}?</c>, possessive <c>{n,m}+</c>, conditionals, and case-insensitive classes or
/// letters beyond ASCII.
/// </summary>
/// <param name="source">The expression in its place, for errors.</param>
internal sealed partial class RegexReader(TokenizerElement source)
{
    private readonly RegexScanner scanner = new(source);
    private readonly RegexParts parts = new();
    private bool ignoresCase;
    private char previousFolded;

    /// <summary>Reads the whole expression; once.</summary>
    /// <exception cref="TokenizerFormatException">A construct is not supported.</exception>
    public RegexParts Read()
    {
        ignoresCase = scanner.Take("(?i)");
        ReadAlternatives();
        return scanner.IsAtEnd ? parts : throw scanner.Error("the group is closed but was not opened");
    }

    private void ReadAlternatives()
    {
        while (!scanner.IsAtEnd && scanner.Current != ')')
        {
            if (scanner.Take("|"))
            {
                previousFolded = default;
                parts.Add("|");
                continue;
            }

            int start = parts.Count;
            ReadAtom();
            ReadQuantifier(start);
        }
    }

    private void ReadQuantifier(int start)
    {
        Match quantifier = scanner.Take(Quantifier());
        if (!quantifier.Success)
            return;

        previousFolded = default;
        string text = quantifier.Value;
        string suffix = text.Length > 1 && text[^1] is '?' or '+' ? text[^1..] : "";
        string repeat = suffix.Length > 0 ? text[..^1] : text;
        bool isInterval = repeat[0] == '{';
        if (isInterval && (suffix == "+" || (suffix == "?" && !repeat.Contains(',', StringComparison.Ordinal))))
            throw scanner.Error($"the quantifier {text} means something else in the reference than it seems");
        if (scanner.Take(Quantifier()).Success)
            throw scanner.Error("a quantifier follows a quantifier");
        if (isInterval && repeat[1] == ',')
            repeat = "{0" + repeat[1..];

        if (suffix == "+")
        {
            parts.Add(repeat);
            parts.Wrap(start, "(?>", ")");
        }
        else
        {
            parts.Add(repeat + suffix);
        }
    }

    private void ReadAtom()
    {
        switch (scanner.Current)
        {
            case '(':
                ReadGroup();
                break;
            case '[':
                AddSet(RegexCharacters.ReadClass(scanner));
                break;
            case '\\':
                ReadEscape();
                break;
            case '.':
                _ = scanner.Take(".");
                parts.Add(CodePointSet.Of('\n', '\n').Complement());
                break;
            case '^':
                _ = scanner.Take("^");
                parts.Add(@"(?:\A|(?<=\n)(?!\z))");
                break;
            case '$':
                _ = scanner.Take("$");
                parts.Add("(?m:$)");
                break;
            case '*' or '+' or '?':
                throw scanner.Error("there is nothing to repeat");
            default:
                AddLiteral(scanner.TakeCodePoint());
                break;
        }
    }

    private void ReadGroup()
    {
        string opening = scanner.Take(Opening()).Value;
        if (opening.Length == 0)
            throw scanner.Error("this kind of group is not supported");

        bool ignoredCase = ignoresCase;
        ignoresCase |= opening == "(?i:";
        parts.Add(opening is "(" or "(?i:" || opening.EndsWith('>') && opening is not "(?>" ? "(?:" : opening);
        previousFolded = default;
        scanner.Enter();
        ReadAlternatives();
        scanner.Leave();
        if (!scanner.Take(")"))
            throw scanner.Error("a group is not closed");
        parts.Add(")");
        previousFolded = default;
        ignoresCase = ignoredCase;
    }

    private void ReadEscape()
    {
        char name = scanner.Ahead(1);
        if (RegexCharacters.TryReadSet(scanner, RegexCharacters.Word) is { } set)
            AddSet(set);
        else if (name is 'A' or 'z' or 'Z' && scanner.Take($"\\{name}"))
            parts.Add($"\\{name}");
        else if (scanner.Take(@"\R"))
            parts.Add(@"(?>\r\n|[\n-\r\u0085\u2028\u2029])");
        else if (name is 'b' or 'B' && scanner.Take($"\\{name}"))
            AddWordBoundary(isBoundary: name == 'b');
        else
            AddLiteral(RegexCharacters.Read(scanner));
    }

    private void AddWordBoundary(bool isBoundary)
    {
        foreach ((string before, string after) in (ReadOnlySpan<(string, string)>)[("(?:(?<=", isBoundary ? ")(?!" : ")(?="), ("|(?<!", isBoundary ? ")(?=" : ")(?!")])
        {
            parts.Add(before);
            parts.Add(RegexCharacters.Word);
            parts.Add(after);
            parts.Add(RegexCharacters.Word);
            parts.Add(")");
        }

        parts.Add(")");
    }

    private void AddLiteral(int codePoint)
    {
        if (!ignoresCase)
        {
            if (codePoint > char.MaxValue)
                parts.Add(CodePointSet.Of(codePoint, codePoint));
            else
                parts.Add(Regex.Escape(((char)codePoint).ToString()));
            return;
        }

        if (codePoint > 0x7F)
            throw scanner.Error("letters beyond ASCII are not supported where case is ignored");
        char folded = char.ToLowerInvariant((char)codePoint);
        if ((previousFolded, folded) is ('f', 'f' or 'i' or 'l') or ('s', 's' or 't'))
            throw scanner.Error($"\"{previousFolded}{folded}\" also matches single characters where case is ignored, which is not supported");
        previousFolded = folded;
        CodePointSet set = CodePointSet.Of(folded, folded, char.ToUpperInvariant(folded), char.ToUpperInvariant(folded));
        parts.Add(folded switch
        {
            'k' => set.Union(CodePointSet.Of(0x212A, 0x212A)),
            's' => set.Union(CodePointSet.Of(0x17F, 0x17F)),
            _ => set,
        });
    }

    private void AddSet(CodePointSet set)
    {
        if (ignoresCase)
            throw scanner.Error("classes of characters are not supported where case is ignored");
        parts.Add(set);
    }

    [GeneratedRegex(@"\G(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\}|\{,[0-9]+\})[?+]?", RegexOptions.CultureInvariant)]
    private static partial Regex Quantifier();

    [GeneratedRegex(@"\G\((?:\?(?:[:=!>]|<[=!]|i:|<[A-Za-z_][A-Za-z0-9_]*>)|(?!\?|\*))", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
