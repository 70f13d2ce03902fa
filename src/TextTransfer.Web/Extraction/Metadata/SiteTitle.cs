namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>Titles that end in the name of their site, as those of windows do.</summary>
internal static class SiteTitle
{
    private const string Separators = "-|–—·•»«:~›/";

    /// <summary>The title without the name of the site and what separates them; the whole title where nothing else would be left.</summary>
    public static string Without(string? siteName, string title)
    {
        if (string.IsNullOrEmpty(siteName) || !title.EndsWith(siteName, StringComparison.OrdinalIgnoreCase))
            return title;

        var rest = title.AsSpan(0, title.Length - siteName.Length);
        var own = rest.TrimEnd().TrimEnd(Separators).TrimEnd();

        // "The Daily Mail" on a site "Mail" keeps its end: a separator stands by itself.
        var isSeparated = rest.EndsWith(" ") && own.Length < rest.TrimEnd().Length;
        return isSeparated && own.Length > 0 ? own.ToString() : title;
    }
}
