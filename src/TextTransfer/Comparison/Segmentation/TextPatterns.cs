using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>What stands in texts beside words, by its form.</summary>
internal static partial class TextPatterns
{
    /// <summary>The text with spaces in the place of addresses, so that their parts count as no words and positions stay.</summary>
    public static string Blank(string text) =>
        text.AsSpan().IndexOfAny('/', '@', '.') < 0 ? text : Address().Replace(text, static match => new string(' ', match.Length));

    /// <summary>Counts addresses of the web.</summary>
    public static int CountUrls(string text) => Url().Count(text);

    /// <summary>Counts addresses of mail.</summary>
    public static int CountEmails(string text) => text.Contains('@', StringComparison.Ordinal) ? Email().Count(text) : 0;

    /// <summary>Counts numbers, such as 7, 1,000.5 and 24/7 (two), in a text whose addresses are blanked.</summary>
    public static int CountNumbers(string text) => Number().Count(text);

    /// <summary>Counts @names.</summary>
    public static int CountMentions(string text) => text.Contains('@', StringComparison.Ordinal) ? Mention().Count(text) : 0;

    /// <summary>Counts #tags.</summary>
    public static int CountHashtags(string text) => text.Contains('#', StringComparison.Ordinal) ? Hashtag().Count(text) : 0;

    /// <summary>Counts emoji; a sequence of several code points is one, and so is a flag. Signs that are text by default, such as ©, need a variation selector.</summary>
    public static int CountEmoji(string text)
    {
        int count = 0;
        bool isJoined = false; // The character before joins this one to an emoji.
        bool isHalfFlag = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int value = rune.Value;
            if (value is >= 0x1F1E6 and <= 0x1F1FF)
            {
                count += isHalfFlag ? 1 : 0;
                isHalfFlag = !isHalfFlag;
            }
            else if (value == 0xFE0F)
            {
                continue;
            }
            else
            {
                isHalfFlag = false;
                bool isEmoji = value is >= 0x1F300 and <= 0x1FAFF && value is not (>= 0x1F3FB and <= 0x1F3FF) && WordBreaks.IsPictographic(value);
                count += isEmoji && !isJoined ? 1 : 0;
            }

            isJoined = value == 0x200D;
        }

        return count + VariationSelected().Count(text);
    }

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>""]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|de|fr|io|info|co\.uk|ru|it|es)(?:/[^\s<>""]*)?(?![\w.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>""]+|(?<![\w@.+-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|de|fr|io|info|co\.uk|ru|it|es)(?:/[^\s<>""]*)?(?![\w.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\w)\p{Nd}+(?:[.,:]\p{Nd}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\w)@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<!\w)#\w*\p{L}\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"[\u00A9\u00AE\u203C-\u3299]\uFE0F", RegexOptions.CultureInvariant)]
    private static partial Regex VariationSelected();
}
