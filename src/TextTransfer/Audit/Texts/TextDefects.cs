using System.Globalization;
using System.Text.RegularExpressions;

namespace TextTransfer.Audit.Texts;

/// <summary>What makes a text no text.</summary>
internal static partial class TextDefects
{
    /// <summary>Such as a key or a file in base 64: no language has Latin words of this length.</summary>
    private const int LongestWord = 100;

    /// <summary>What is wrong with a text, and what to do; <see langword="null"/> when nothing is.</summary>
    public static string? Of(string text)
    {
        ReadOnlySpan<char> content = text.AsSpan().Trim();
        if (content.IsEmpty)
            return "is empty: delete it";
        int controls = 0, replaced = 0, letters = 0, longest = 0, run = 0;
        foreach (char c in content)
        {
            controls += char.IsControl(c) && !char.IsWhiteSpace(c) ? 1 : 0;
            replaced += c == '\uFFFD' ? 1 : 0;
            letters += char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? 1 : 0;
            run = char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        if (controls * 50 > content.Length || content.Contains('\0'))
            return "is binary: take the text out of its file";
        if (replaced * 50 > content.Length)
            return "has characters that were lost in decoding (\uFFFD): read its file anew in its own encoding";
        if (Mojibake.Count(text) is > 0 and int wrong && (wrong > 1 || content.Length < 200))
            return $"was decoded wrongly ({wrong} characters such as in “Ã¼” for “ü”): read its file as UTF-8";
        if (IsMarkup(text))
            return "is markup: take the text out of it (texttransfer extract)";
        if (letters == 0)
            return "has no letters: delete it";
        if (longest >= LongestWord)
            return $"holds a word of {longest} characters, such as encoded data: cut that out";
        return letters * 4 < content.Length && content.Length >= 20 ? "is hardly made of words: delete it, or take the words out of it" : null;
    }

    private static bool IsMarkup(string text)
    {
        MatchCollection tags = Tags().Matches(text);
        return tags.Count >= 4 && tags.Sum(t => t.Length) * 5 > text.Length;
    }

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9:-]*(\s[^<>]*)?/?>|<!--", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
