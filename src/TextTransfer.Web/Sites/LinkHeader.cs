using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sites;

/// <summary>Reads a <c>Link</c> header (RFC 8288).</summary>
internal static partial class LinkHeader
{
    /// <summary>The target of the first link with this relation, as written; <see langword="null"/> when there is none.</summary>
    public static string? Find(string? header, string relation) =>
        Links().Matches(header ?? "").FirstOrDefault(m => m.Groups["rel"].Value.Split(' ').Contains(relation))?.Groups["target"].Value;

    [GeneratedRegex("""<(?<target>[^>]*)>(?:\s*;\s*(?:rel\s*=\s*(?:"(?<rel>[^"]*)"|(?<rel>[^\s;,"]+))|[^;,"]+(?:"[^"]*")?))*""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
