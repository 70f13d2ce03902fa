using System.Buffers;
using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>
/// A regular expression of the reference's engine, Oniguruma, run by that of .NET. Character classes are spelled out from frozen
/// tables, and text with surrogate pairs is matched on a copy in which a single unpaired surrogate stands for each pair, one for
/// all characters that the expression does not tell apart: so the expression sees whole characters.
/// Without lookaround, atomic groups and the like the time is linear; with them it may be exponential, as in the reference, and a
/// time limit ends it.
/// </summary>
internal sealed class RegexPattern : TextPattern
{
    /// <summary>Far more than an honest pattern takes for one match, however long the text and loaded the machine.</summary>
    private static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(10);

    private readonly TokenizerElement source;
    private readonly string expression;
    private readonly Regex regex;
    private readonly SupplementaryClasses supplementary;

    /// <summary>Translates an expression.</summary>
    /// <param name="source">The expression in its place, for errors.</param>
    /// <param name="timeLimit">How long the search for one match may take where it is not linear; 10 seconds by default.</param>
    /// <exception cref="TokenizerFormatException">The expression has a construct that is not supported, or is none.</exception>
    public RegexPattern(TokenizerElement source, TimeSpan? timeLimit = null)
    {
        this.source = source;
        // Kept by itself: the document that the place refers to is gone once the tokenizer is read.
        expression = source.Text();
        RegexParts parts = new RegexReader(source).Read();
        supplementary = new(parts.Sets);
        string translation = parts.ToPattern(supplementary);
        regex = Create(translation, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout)
            ?? Create(translation, RegexOptions.CultureInvariant | RegexOptions.Compiled, timeLimit ?? DefaultTimeLimit)
            ?? throw source.Error($"the regular expression \"{expression}\" is not valid.");
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
        try
        {
            foreach (ValueMatch match in regex.EnumerateMatches(text))
            {
                // The reference passes over an empty match where the one before ended.
                if (match.Length > 0 || matches.Count == before || matches[^1].End != match.Index)
                    matches.Add((match.Index, match.Index + match.Length));
            }
        }
        catch (RegexMatchTimeoutException e)
        {
            throw source.Error(
                $"the regular expression \"{expression}\" took more than {e.MatchTimeout.TotalSeconds} s for one match in a text of {text.Length} characters; write it without nested repetition, or do not encode such texts.",
                e);
        }
    }

    private static int PositionOf(ReadOnlySpan<char> text, int target, ref int copyPosition, ref int position)
    {
        for (; copyPosition < target; copyPosition++)
            position += Utf16.LengthAt(text, position);
        return position;
    }

    private static Regex? Create(string pattern, RegexOptions options, TimeSpan timeLimit)
    {
        try
        {
            return new(pattern, options, timeLimit);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
