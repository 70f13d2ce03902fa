using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>A regular expression and how far it has been read. Not thread-safe.</summary>
/// <param name="source">The expression in its place, for errors.</param>
internal sealed class RegexScanner(TokenizerElement source)
{
    /// <summary>Readers call themselves for what is nested, and a call stack that overflows ends the process. No real pattern has ten.</summary>
    private const int GreatestDepth = 100;

    private readonly string pattern = source.Text();
    private int position;
    private int depth;

    /// <summary>Whether all has been read.</summary>
    public bool IsAtEnd => position == pattern.Length;

    /// <summary>The next char; U+0000 at the end.</summary>
    public char Current => Ahead(0);

    /// <summary>A char some way ahead; U+0000 past the end.</summary>
    public char Ahead(int count) => position + count < pattern.Length ? pattern[position + count] : default;

    /// <summary>Reads a text, if it comes next.</summary>
    public bool Take(string text)
    {
        bool isNext = pattern.AsSpan(position).StartsWith(text);
        position += isNext ? text.Length : 0;
        return isNext;
    }

    /// <summary>Reads what an expression that begins with <c>\G</c> matches next.</summary>
    /// <returns>The match, which may have failed.</returns>
    public Match Take(Regex regex)
    {
        Match match = regex.Match(pattern, position);
        position += match.Length;
        return match;
    }

    /// <summary>Reads the next character.</summary>
    public int TakeCodePoint()
    {
        if (IsAtEnd)
            throw Error("it ends too early");
        Rune rune = Rune.GetRuneAt(pattern, position);
        position += rune.Utf16SequenceLength;
        return rune.Value;
    }

    /// <summary>Goes into a group or class; <see cref="Leave"/> goes out of it.</summary>
    /// <exception cref="TokenizerFormatException">It is nested too deep.</exception>
    public void Enter()
    {
        if (++depth > GreatestDepth)
            throw Error($"groups and classes are nested more than {GreatestDepth} deep");
    }

    /// <summary>Goes out of a group or class.</summary>
    public void Leave() => depth--;

    /// <summary>An error at the present position.</summary>
    public TokenizerFormatException Error(string problem) =>
        source.Error($"the regular expression \"{pattern}\" is not supported: at position {position}, {problem}.");
}
