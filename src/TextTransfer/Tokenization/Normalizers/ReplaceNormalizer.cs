using System.Text.RegularExpressions;

namespace TextTransfer.Tokenization;

/// <summary>
/// Replaces every occurrence of a string, or every run of at least so many of one character. Of regular expressions only such
/// runs are known, <c>X{n,}</c>: the reference's regular expression engine is not that of .NET.
/// </summary>
/// <param name="pattern">The string; for runs, the shortest run.</param>
/// <param name="takesRun">Whether a match goes on while its last character repeats.</param>
/// <param name="content">What a match becomes.</param>
internal sealed partial class ReplaceNormalizer(string pattern, bool takesRun, string content) : TextNormalizer
{
    /// <summary>Reads the component <c>Replace</c>.</summary>
    public static ReplaceNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "pattern", "content");
        string content = component.Member("content").Text();
        TokenizerElement pattern = component.Member("pattern");
        pattern.AllowOnly("String", "Regex");
        if (pattern.Find("String") is { } literal)
            return literal.Text().Length > 0 ? new(literal.Text(), takesRun: false, content) : throw literal.Error("the pattern is empty.");

        TokenizerElement regex = pattern.Member("Regex");
        Match run = Run().Match(regex.Text());
        if (!run.Success)
            throw regex.Error($"the regular expression \"{regex.Text()}\" is not supported by Replace; only runs of one character such as \" {{2,}}\" are.");

        return new(new string(run.Groups[1].Value[0], int.Parse(run.Groups[2].ValueSpan, null)), takesRun: true, content);
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ReadOnlySpan<char> rest = text.Span;
        int start = rest.IndexOf(pattern);
        if (start < 0)
            return;

        for (; start >= 0; start = rest.IndexOf(pattern))
        {
            int end = start + pattern.Length;
            while (takesRun && end < rest.Length && rest[end] == pattern[^1])
                end++;
            text.Keep(start);
            text.Remove(end - start);
            text.Insert(content);
            rest = rest[end..];
        }

        text.KeepRest();
        text.Commit();
    }

    [GeneratedRegex(@"^([\w\s\u2581])\{([1-9][0-9]?),\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
