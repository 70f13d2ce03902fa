using System.Text.RegularExpressions;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The line below a title that names the author, in the languages most used on the web.</summary>
internal static partial class Byline
{
    private const int MaxLength = 80;

    /// <summary>A name without the words that introduce it, as in "by Jane Doe"; empty when there are only those.</summary>
    public static string WithoutIntroduction(string name) => Introduction().Replace(name, "");

    /// <summary>Whether a line holds more than a name: a date, a count of comments, another field.</summary>
    public static bool HoldsMore(string line) => line.Length > MaxLength || More().IsMatch(line);

    // Only "by" introduces a name alone: there are people called Von, Da and Di.
    [GeneratedRegex(
        @"^(?:(?:(?:view |see )?(?:all |more )?(?:posts?|articles?)|posted|written|authored|published|geschrieben|veröffentlicht|verfasst|publié|écrit|escrito|publicado|scritto|geschreven)\s+(?:by|von|par|por|di|da|door|af|av)|by|(?:author|autore?|auteur)(?=\s*:|$))(?:\s*:\s*|\s+|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"[0-9]{2}|\||\bago\b", RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
