namespace TextTransfer.Web.Html;

/// <summary>Elements whose end tag may be left out, and what ends them then (HTML standard, 13.1.2.4).</summary>
internal static class OptionalEnd
{
    /// <summary>Whether the start of one element ends an open one.</summary>
    /// <param name="open">The innermost open element.</param>
    /// <param name="starting">The element that starts.</param>
    public static bool IsClosedBy(string open, string starting) => open.ToLowerInvariant() switch
    {
        "p" => TagNames.BreaksLine(starting) || TagNames.IsCell(starting),
        "li" => Is(starting, "li"),
        "dt" or "dd" => Is(starting, "dt", "dd"),
        "option" => Is(starting, "option", "optgroup"),
        "optgroup" => Is(starting, "optgroup"),
        "td" or "th" => Is(starting, "td", "th", "tr", "tbody", "tfoot"),
        "tr" => Is(starting, "tr", "tbody", "tfoot"),
        "thead" or "tbody" => Is(starting, "tbody", "tfoot"),
        _ => false,
    };

    private static bool Is(string name, params ReadOnlySpan<string> names)
    {
        foreach (var candidate in names)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
