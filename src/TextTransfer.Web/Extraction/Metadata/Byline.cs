using System.Text.RegularExpressions;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The line below a title that names the author.</summary>
internal static partial class Byline
{
    private const int MaxLength = 80;

    /// <summary>The name in a line such as "by Jane Doe"; <see langword="null"/> when the line holds more than that.</summary>
    public static string? NameIn(string line)
    {
        var text = FieldText.Of(line) is { } whole ? Prefix().Replace(whole, "") : "";
        return text.Length is > 0 and <= MaxLength && !Number().IsMatch(text) ? text : null;
    }

    // English, German, French, Spanish and Portuguese, Italian, Dutch, Danish and Swedish.
    [GeneratedRegex(@"^(?:(?:view all |all |more )?(?:posts?|posted|articles?|written|published|geschrieben|veröffentlicht|verfasst|publié|écrit|escrito|publicado|scritto|geschreven)\s+)?(?:by|von|par|por|di|da|door|af|av)\b:?\s+|^(?:author|autore?|auteur|written by)\s*:\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    // A date or a count of comments.
    [GeneratedRegex(@"[0-9]{2}|\||\bago\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
