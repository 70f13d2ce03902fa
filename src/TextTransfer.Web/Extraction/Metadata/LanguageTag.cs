namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>Language tags in the form of BCP 47 (RFC 5646, 2.1.1): language in lower case, script in title case, region in upper case.</summary>
internal static class LanguageTag
{
    private const int MaxLength = 35;

    /// <summary>The tag in its usual form, also from the underscores of locales; <see langword="null"/> for what is no tag.</summary>
    public static string? Parse(string value)
    {
        if (value.Length > 2 * MaxLength)
            return null;

        // A list of languages states the first; a locale may go on with its encoding.
        var first = value.Split([',', ';', '.', '@'])[0].Trim();
        var parts = first.Replace('_', '-').Split('-');
        if (first.Length > MaxLength || parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter) || !parts.All(IsSubtag))
            return null;

        for (var i = 0; i < parts.Length; i++)
        {
            var lower = parts[i].ToLowerInvariant();
            parts[i] = i == 0 ? lower : lower.Length switch
            {
                2 when parts[i - 1].Length > 1 => lower.ToUpperInvariant(),
                4 when char.IsAsciiLetter(lower[0]) => char.ToUpperInvariant(lower[0]) + lower[1..],
                _ => lower,
            };
        }

        var tag = string.Join('-', parts);
        return tag is "und" or "zxx" ? null : tag;
    }

    private static bool IsSubtag(string part) => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit);
}
