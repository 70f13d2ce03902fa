using System.Globalization;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>Reads dates as pages state them, whatever the settings of the machine.</summary>
internal static class PageDate
{
    /// <summary>Before the web there were no pages; the zero dates of databases fall there.</summary>
    private const int FirstYear = 1990;

    private const int LastYear = 2199;

    // ISO 8601 as W3C-DTF profiles it and as databases write it, RFC 1123, and English dates, which have one reading.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss 'GMT'",
        "MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy",
    ];

    /// <summary>The date, with the offset it states, else in UTC; <see langword="null"/> for what is none of the known forms.</summary>
    public static DateTimeOffset? Parse(string value)
    {
        const int longest = 40;
        return value.Length <= 2 * longest && value.AsSpan().Trim() is { Length: >= 8 and <= longest } text
            && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && date.Year is >= FirstYear and <= LastYear
            ? date
            : null;
    }
}
