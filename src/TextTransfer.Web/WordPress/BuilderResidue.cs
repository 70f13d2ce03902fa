using System.Text.RegularExpressions;

namespace TextTransfer.Web.WordPress;

/// <summary>
/// What page builders leave in content beside shortcodes and elements: style sheets whose <c>style</c> tag a filter took away, and
/// place-holders for what Divi fills in.
/// </summary>
internal static partial class BuilderResidue
{
    public static string Remove(string content)
    {
        if (content.Contains("/*! elementor", StringComparison.Ordinal))
            content = ElementorStyles().Replace(content, "");
        return content.Contains("@ET-DC@", StringComparison.Ordinal) ? DiviPlaceholder().Replace(content, "") : content;
    }

    // The comment that begins them, then rules, at most one level deep, as far as they go.
    [GeneratedRegex(@"/\*! elementor\b[^*]*\*/(?>\s*[^{}<]{1,500}\{(?>[^{}<>]|>|\{[^{}<]*\})*\})*", RegexOptions.CultureInvariant)]
    private static partial Regex ElementorStyles();

    [GeneratedRegex("@ET-DC@[A-Za-z0-9+/=]*@", RegexOptions.CultureInvariant)]
    private static partial Regex DiviPlaceholder();
}
