using System.Text.RegularExpressions;

namespace TextTransfer.Web.Fetching;

/// <summary>The header <c>Content-Type</c>, read leniently: servers leave out quotes, repeat parameters and forget the type.</summary>
internal readonly partial record struct ContentType(string? MediaType, string? Charset)
{
    public static ContentType Parse(string? header)
    {
        var parts = Header().Match(header ?? "");
        return new(
            parts.Groups["type"] is { Success: true } type ? type.Value.ToLowerInvariant() : null,
            CharsetParameter().Match(header ?? "") is { Success: true } charset ? charset.Groups[1].Value : null);
    }

    [GeneratedRegex(@"^\s*(?<type>[\w!#$&^.+-]+/[\w!#$&^.+-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex("""[;\s]charset\s*=\s*["']?([\w:.+-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetParameter();
}
