using System.Buffers;
using System.Collections.Frozen;

namespace TextTransfer.Web.WordPress;

/// <summary>Shortcodes of WordPress itself and of widespread plugins and page builders, by name.</summary>
internal static class ShortcodeCatalog
{
    private static readonly FrozenSet<string> Wrappers = Set("caption wp_caption");

    private static readonly string[] WrapperPrefixes =
        ["vc_", "et_pb_", "fusion_", "av_", "nectar_", "mk_", "tatsu_", "us_", "su_", "ux_", "cs_", "fl_", "wpb_", "dt_", "themify_"];

    private static readonly FrozenSet<string> Embeddeds = Set(
        "gallery embed audio video playlist wp_audio wp_video contact-form contact-form-7 contact-field contact_form wpforms gravityform "
        + "gravityforms ninja_form ninja_forms formidable mc4wp_form jetpack_subscription_form subscription_form rev_slider rev_slider_vc "
        + "layerslider slideshow slider_pro ngg ngg_images nggallery youtube vimeo soundcloud spotify dailymotion bandcamp ted wpvideo "
        + "videopress googlemaps googlemap google_map map maps tweet instagram facebook polldaddy poll gist slideshare scribd googleapps "
        + "adsense ad ads toc sitemap print_link addtoany sharethis social_share ssba vc_raw_html vc_raw_js vc_gmaps vc_single_image "
        + "vc_empty_space et_pb_image et_pb_divider et_pb_map et_pb_video et_pb_contact_form et_pb_contact_field et_pb_signup fusion_code "
        + "woocommerce_cart woocommerce_checkout woocommerce_my_account products wpgmza wpdatatable");

    private static readonly FrozenSet<string> Codes = Set(
        "code sourcecode source cc cce cci ccie actionscript3 bash shell c cpp csharp css delphi diff groovy html java javascript js jscript "
        + "matlab objc perl php plain powershell python py rails ruby scala sql vb vbnet xhtml xml crayon prettify highlight snippet");

    private static readonly SearchValues<char> CodeColorerFlags = SearchValues.Create("bBceEilLnNrRsStTwW");

    /// <summary>The kind of a shortcode.</summary>
    public static ShortcodeKind KindOf(string name)
    {
        if (Embeddeds.Contains(name))
            return ShortcodeKind.Embedded;
        if (Codes.Contains(name) || IsCodeColorer(name))
            return ShortcodeKind.Code;

        return Wrappers.Contains(name) || Array.Exists(WrapperPrefixes, p => name.StartsWith(p, StringComparison.Ordinal))
            ? ShortcodeKind.Wrapper
            : ShortcodeKind.Unknown;
    }

    // CodeColorer names its shortcodes [cc_php], [ccn_php], [cceLN_php], ...: flags and a language.
    private static bool IsCodeColorer(string name)
    {
        var flagsEnd = name.IndexOf('_', StringComparison.Ordinal);
        return flagsEnd is >= 2 and <= 8 && name.StartsWith("cc", StringComparison.Ordinal)
            && name.AsSpan(2, flagsEnd - 2).IndexOfAnyExcept(CodeColorerFlags) < 0;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
