using System.Buffers;
using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>
/// A regular expression of the reference's engine, Oniguruma, run by that of .NET. Character classes are spelled out from frozen
/// tables, and text with surrogate pairs is matched on a copy in which a single unpaired surrogate stands for each pair, one for
/// all characters that the expression does not tell apart: so the expression sees whole characters.
/// Without lookaround, atomic groups and the like the time is linear; with them it may be exponential, as in the reference.
/// </summary>
internal sealed class RegexPattern : TextPattern
{
    private readonly Regex regex;
    private readonly SupplementaryClasses supplementary;

    /// <summary>Translates an expression.</summary>
    /// <param name="pattern">The expression in its place, for errors.</param>
    public RegexPattern(TokenizerElement pattern)
    {
        RegexParts parts = new RegexReader(pattern).Read();
        supplementary = new(parts.Sets);
        string translation = parts.ToPattern(supplementary);
        regex = Create(translation, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
            ?? Create(translation, RegexOptions.CultureInvariant | RegexOptions.Compiled)
            ?? throw pattern.Error($"the regular expression \"{pattern.Text()}\" is not valid.");
    }

    /// <inheritdoc/>
    public override void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        int before = matches.Count;
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            FindAll(text, matches, before);
            return;
        }

        char[] copy = ArrayPool<char>.Shared.Rent(text.Length);
        FindAll(supplementary.Shorten(text, copy), matches, before);
        ArrayPool<char>.Shared.Return(copy);

        int position = 0;
        int copyPosition = 0;
        for (int i = before; i < matches.Count; i++)
            matches[i] = (PositionOf(text, matches[i].Start, ref copyPosition, ref position), PositionOf(text, matches[i].End, ref copyPosition, ref position));
    }

    private void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches, int before)
    {
        foreach (ValueMatch match in regex.EnumerateMatches(text))
        {
            // The reference passes over an empty match where the one before ended.
            if (match.Length > 0 || matches.Count == before || matches[^1].End != match.Index)
                matches.Add((match.Index, match.Index + match.Length));
        }
    }

    private static int PositionOf(ReadOnlySpan<char> text, int target, ref int copyPosition, ref int position)
    {
        for (; copyPosition < target; copyPosition++)
            position += Utf16.LengthAt(text, position);
        return position;
    }

    private static Regex? Create(string pattern, RegexOptions options)
    {
        try
        {
            return new(pattern, options);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
