using System.Buffers;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>Titles that end in the name of their site, as those of windows do.</summary>
internal static class SiteTitle
{
    private const string Separators = "-|–—·•»«:~›/";

    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    /// <summary>The title without the name of the site, or the first or last words of it, and what separates them; the whole title where nothing else would be left.</summary>
    public static string Without(string? siteName, string title)
    {
        if (string.IsNullOrEmpty(siteName))
            return title;
        if (EndOfRest(title, title.Length - siteName.Length) is { } end && title.EndsWith(siteName, StringComparison.OrdinalIgnoreCase))
            return title[..end];

        var start = title.AsSpan().LastIndexOfAny(AnySeparator) + 1;
        while (start < title.Length && title[start] == ' ')
            start++;
        return IsPartOf(title.AsSpan(start), siteName) && EndOfRest(title, start) is { } before ? title[..before] : title;
    }

    // Where the title ends before a separator that stands by itself: "The Daily Mail" on a site "Mail" has none.
    private static int? EndOfRest(string title, int nameStart)
    {
        if (nameStart <= 0 || title[nameStart - 1] != ' ')
            return null;
        var rest = title.AsSpan(0, nameStart - 1);
        var own = rest.TrimEnd(Separators);
        return own.Length < rest.Length && own.TrimEnd() is { Length: > 0 } text ? text.Length : null;
    }

    private static bool IsPartOf(ReadOnlySpan<char> words, string siteName) => words.Length >= 3 && words.Length < siteName.Length
        && ((siteName.AsSpan().StartsWith(words, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(siteName[words.Length]))
            || (siteName.AsSpan().EndsWith(words, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(siteName[^(words.Length + 1)])));
}
