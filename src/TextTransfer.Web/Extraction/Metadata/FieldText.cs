using System.Net;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The values of fields as text: decoded, on one line, of bounded length.</summary>
internal static class FieldText
{
    /// <summary>Characters above which something is not the name of a person, site or category.</summary>
    private const int MaxNameLength = 150;

    /// <summary>The text; <see langword="null"/> when there is none.</summary>
    public static string? Of(string value)
    {
        // Templates encode once more what is encoded already.
        var decoded = NameText.Cut(value);
        for (var i = 0; i < 2 && decoded.Contains('&', StringComparison.Ordinal); i++)
            decoded = WebUtility.HtmlDecode(decoded);
        var text = NameText.OfDecoded(decoded);
        return text.Length > 0 ? text : null;
    }

    /// <summary>The text when it can be the name of something: neither endless nor an address, as profiles in social networks are stated.</summary>
    public static string? NameOf(string value) =>
        value.Length <= 2 * NameText.MaxLength && Of(value) is { Length: <= MaxNameLength } name
            && !name.Contains("://", StringComparison.Ordinal) && !name.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;

    /// <summary>The text when it can be the name of a person: a name with a letter, and no handle or mail address.</summary>
    public static string? PersonOf(string value) =>
        NameOf(value) is { } line && Byline.WithoutIntroduction(line) is var name && name.Any(char.IsLetter) && !name.Contains('@', StringComparison.Ordinal) ? name : null;

    /// <summary>Whether an address is that of a page, and holds no user or password, which are not to be passed on.</summary>
    public static bool IsWebAddress(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;

    /// <summary>A whole web address without user and password, as it is written; <see langword="null"/> for anything else.</summary>
    public static string? AddressOf(string value)
    {
        const int longest = 2 * NameText.MaxLength;
        return value.Length <= longest && Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri)
            && IsWebAddress(uri)
            ? value.Trim()
            : null;
    }
}
