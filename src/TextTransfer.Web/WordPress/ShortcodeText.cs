using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.WordPress;

/// <summary>The text that page builders keep in the attributes of their shortcodes, and in Base64.</summary>
internal static partial class ShortcodeText
{
    /// <summary>Attributes that visitors read, whatever the element: those of Divi, WPBakery, Avada, Enfold and Shortcodes Ultimate.</summary>
    private static readonly FrozenSet<string> Names = Set(
        "caption title text heading main_heading subhead subheading sub_heading subtitle tagline h2 h4 button_text button_one_text button_two_text "
        + "primary_title hover_title title_front title_back text_front text_back front_title back_title job_title company_name quote");

    /// <summary>Attributes that are text in these elements alone; elsewhere they place or name things.</summary>
    private static readonly FrozenSet<string> NamesByElement = Set(
        "et_pb_team_member.name et_pb_team_member.position et_pb_testimonial.author fusion_testimonial.name fusion_testimonial.company fusion_person.name "
        + "av_testimonial_single.name av_testimonial_single.subtitle av_button.label av_button_big.label av_buttonrow_item.label fusion_tagline_box.description "
        + "et_pb_pricing_table.sum et_pb_number_counter.number");

    private static readonly FrozenSet<string> Settings = Set("on off yes no true false default none left right center h1 h2 h3 h4 h5 h6 div span");

    /// <summary>The text of the attributes in their order, a line each, as HTML; empty when there is none.</summary>
    public static string Of(ShortcodeTag tag)
    {
        if (tag.Attributes.Length == 0)
            return "";

        // A builder that is gone leaves its quotes to WordPress, which makes them typographic.
        var attributes = TypographicQuote().Replace(tag.Attributes, "\"");
        return string.Join("<br>", Attribute().Matches(attributes)
            .Where(m => Names.Contains(m.Groups[1].Value) || NamesByElement.Contains($"{tag.Name}.{m.Groups[1].Value}"))
            .Select(m => Unescape(m.Groups[2].Value + m.Groups[3].Value))
            .Where(v => v.Length > 0 && !Settings.Contains(v) && !v.StartsWith("@ET-DC@", StringComparison.Ordinal)));
    }

    /// <summary>What encoded HTML shows, as HTML that ends what it begins; empty when it is not encoded so.</summary>
    public static string OfEncoded(string content)
    {
        var base64 = Tag().Replace(content, "").Trim();
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            return "";

        // WPBakery encodes twice, Avada once.
        var html = Encoding.UTF8.GetString(bytes, 0, length);
        var text = BlockText.OfHtml(html.Contains("%3C", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(html) : html, keepLineBreaks: false);
        return WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
    }

    // Divi writes quotes and brackets in percent, WPBakery in backquotes.
    private static string Unescape(string value) => value.Trim()
        .Replace("%22", "\"", StringComparison.Ordinal).Replace("%91", "[", StringComparison.Ordinal).Replace("%93", "]", StringComparison.Ordinal).Replace("%92", "\\", StringComparison.Ordinal)
        .Replace("`{`", "[", StringComparison.Ordinal).Replace("`}`", "]", StringComparison.Ordinal).Replace("``", "\"", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("[\u201c\u201d\u2033]|&quot;|&#8220;|&#8221;|&#8243;", RegexOptions.CultureInvariant)]
    private static partial Regex TypographicQuote();

    [GeneratedRegex("""(?<![\w-])([a-z][a-z0-9_]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
