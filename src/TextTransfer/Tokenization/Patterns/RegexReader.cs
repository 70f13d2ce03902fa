using System.Globalization;
using System.Text;
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
    private readonly string pattern = source.Text();
    private readonly RegexParts parts = new();
    private int position;
    private bool ignoresCase;
    private char previousFolded;

    private bool IsAtEnd => position == pattern.Length;

    /// <summary>Reads the whole expression; once.</summary>
    /// <exception cref="TokenizerFormatException">A construct is not supported.</exception>
    public RegexParts Read()
    {
        if (Take("(?i)"))
            ignoresCase = true;
        ReadAlternatives();
        return IsAtEnd ? parts : throw Error("the group is closed but was not opened");
    }

    private void ReadAlternatives()
    {
        while (!IsAtEnd && pattern[position] != ')')
        {
            if (Take("|"))
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
        Match quantifier = Quantifier().Match(pattern, position);
        if (!quantifier.Success)
            return;

        previousFolded = default;
        position += quantifier.Length;
        string text = quantifier.Value;
        string suffix = text.Length > 1 && text[^1] is '?' or '+' ? text[^1..] : "";
        string repeat = suffix.Length > 0 ? text[..^1] : text;
        bool isInterval = repeat[0] == '{';
        if (isInterval && (suffix == "+" || (suffix == "?" && !repeat.Contains(',', StringComparison.Ordinal))))
            throw Error($"the quantifier {text} means something else in the reference than it seems");
        if (Quantifier().IsMatch(pattern, position))
            throw Error("a quantifier follows a quantifier");
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
        switch (pattern[position])
        {
            case '(':
                ReadGroup();
                break;
            case '[':
                RefuseIgnoredCase();
                parts.Add(new CharacterClassReader(this).Read());
                break;
            case '\\':
                ReadEscape();
                break;
            case '.':
                position++;
                parts.Add(CodePointSet.Of('\n', '\n').Complement());
                break;
            case '^':
                position++;
                parts.Add(@"(?:\A|(?<=\n)(?!\z))");
                break;
            case '$':
                position++;
                parts.Add(@"(?=\n|\z)");
                break;
            case '*' or '+' or '?':
                throw Error("there is nothing to repeat");
            default:
                AddLiteral(TakeCodePoint());
                break;
        }
    }

    private void ReadGroup()
    {
        string opening = Opening().Match(pattern, position).Value;
        if (opening.Length == 0)
            throw Error("this kind of group is not supported");

        position += opening.Length;
        bool ignoredCase = ignoresCase;
        ignoresCase |= opening == "(?i:";
        parts.Add(opening is "(" or "(?i:" || opening.EndsWith('>') && opening is not "(?>" ? "(?:" : opening);
        previousFolded = default;
        ReadAlternatives();
        if (!Take(")"))
            throw Error("a group is not closed");
        parts.Add(")");
        previousFolded = default;
        ignoresCase = ignoredCase;
    }

    private void ReadEscape()
    {
        if (TryReadClassEscape() is { } set)
        {
            parts.Add(set);
            return;
        }

        char name = position + 1 < pattern.Length ? pattern[position + 1] : throw Error("the escape has no end");
        string? translation = name switch
        {
            'A' or 'z' or 'Z' => $@"\{name}",
            'R' => @"(?>\r\n|[\n-\r\u0085\u2028\u2029])",
            _ => null,
        };
        if (translation is not null)
        {
            position += 2;
            parts.Add(translation);
        }
        else if (name is 'b' or 'B')
        {
            position += 2;
            AddWordBoundary(isBoundary: name == 'b');
        }
        else
        {
            AddLiteral(ReadEscapedCodePoint());
        }
    }

    private void AddWordBoundary(bool isBoundary)
    {
        foreach ((string before, string after) in (ReadOnlySpan<(string, string)>)[("(?:(?<=", isBoundary ? ")(?!" : ")(?="), ("|(?<!", isBoundary ? ")(?=" : ")(?!")])
        {
            parts.Add(before);
            parts.Add(CharacterClassReader.Word);
            parts.Add(after);
            parts.Add(CharacterClassReader.Word);
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
            throw Error("letters beyond ASCII are not supported where case is ignored");
        char folded = char.ToLowerInvariant((char)codePoint);
        if ((previousFolded, folded) is ('f', 'f' or 'i' or 'l') or ('s', 's' or 't'))
            throw Error($"\"{previousFolded}{folded}\" also matches single characters where case is ignored, which is not supported");
        previousFolded = folded;
        CodePointSet set = CodePointSet.Of(folded, folded, char.ToUpperInvariant(folded), char.ToUpperInvariant(folded));
        parts.Add(folded switch
        {
            'k' => set.Union(CodePointSet.Of(0x212A, 0x212A)),
            's' => set.Union(CodePointSet.Of(0x17F, 0x17F)),
            _ => set,
        });
    }

    private void RefuseIgnoredCase()
    {
        if (ignoresCase)
            throw Error("classes of characters are not supported where case is ignored");
    }

    [GeneratedRegex(@"\G(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\}|\{,[0-9]+\})[?+]?", RegexOptions.CultureInvariant)]
    private static partial Regex Quantifier();

    [GeneratedRegex(@"\G\((?:\?(?:[:=!>]|<[=!]|i:|<[A-Za-z_][A-Za-z0-9_]*>)|(?!\?|\*))", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
