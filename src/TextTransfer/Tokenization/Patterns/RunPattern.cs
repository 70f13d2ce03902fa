using System.Globalization;
using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>
/// Runs of one character, <c>X{n,}</c> or <c>X+</c>: the regular expression that most tokenizers with one have, searched without
/// the machinery of regular expressions.
/// </summary>
internal sealed partial class RunPattern : TextPattern
{
    private readonly string shortest;

    private RunPattern(char character, int count) => shortest = new(character, count);

    /// <summary>Reads a regular expression that is such a run.</summary>
    /// <returns>The pattern, or <see langword="null"/>.</returns>
    public static RunPattern? TryRead(string regex)
    {
        Match run = Run().Match(regex);
        if (!run.Success)
            return null;

        int count = run.Groups[2].Success ? int.Parse(run.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        return new(run.Groups[1].Value[0], count);
    }

    /// <inheritdoc/>
    public override void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        for (int position = 0; ;)
        {
            int index = text[position..].IndexOf(shortest);
            if (index < 0)
                return;
            int start = position + index;
            int length = text[start..].IndexOfAnyExcept(shortest[0]);
            position = length < 0 ? text.Length : start + length;
            matches.Add((start, position));
        }
    }

    [GeneratedRegex(@"^([ A-Za-z0-9_\u2581])(?:\{([1-9][0-9]?),\}|\+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
