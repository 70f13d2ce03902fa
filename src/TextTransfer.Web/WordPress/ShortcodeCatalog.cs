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
        + "adsense ad ads toc sitemap print_link addtoany sharethis social_share ssba woocommerce_cart woocommerce_checkout "
        + "woocommerce_my_account products wpgmza wpdatatable "
        + "vc_raw_js vc_gmaps vc_single_image vc_empty_space vc_video vc_gallery vc_images_carousel vc_posts_slider vc_basic_grid vc_media_grid "
        + "vc_masonry_grid vc_masonry_media_grid vc_icon vc_separator vc_zigzag vc_facebook vc_tweetmeme vc_pinterest vc_flickr vc_line_chart vc_round_chart "
        + "et_pb_image et_pb_divider et_pb_map et_pb_fullwidth_map et_pb_map_pin et_pb_video et_pb_video_slider et_pb_audio et_pb_contact_form "
        + "et_pb_contact_field et_pb_signup et_pb_gallery et_pb_blog et_pb_portfolio et_pb_filterable_portfolio et_pb_fullwidth_portfolio et_pb_sidebar "
        + "et_pb_social_media_follow et_pb_post_nav et_pb_post_title et_pb_comments et_pb_menu et_pb_fullwidth_menu et_pb_search et_pb_login et_pb_shop "
        + "et_pb_fullwidth_image et_pb_post_slider et_pb_fullwidth_post_slider et_pb_fullwidth_post_title et_pb_icon "
        + "fusion_separator fusion_imageframe fusion_images fusion_youtube fusion_vimeo fusion_map fusion_social_links fusion_sharing fusion_recent_posts "
        + "fusion_blog fusion_slider fusion_gallery fusion_form fusion_widget fusion_fontawesome fusion_breadcrumbs fusion_menu "
        + "av_hr av_image av_gallery av_google_map av_contact av_social_share av_blog av_video av_sidebar av_masonry_gallery av_slideshow");

    private static readonly FrozenSet<string> Encodeds = Set("vc_raw_html fusion_code");

    private static readonly FrozenSet<string> Codes = Set(
        "code sourcecode source cc cce cci ccie actionscript3 bash shell c cpp csharp css delphi diff groovy html java javascript js jscript "
        + "matlab objc perl php plain powershell python py rails ruby scala sql vb vbnet xhtml xml crayon prettify highlight snippet");

    private static readonly SearchValues<char> CodeColorerFlags = SearchValues.Create("bBceEilLnNrRsStTwW");

    /// <summary>The kind of a shortcode.</summary>
    public static ShortcodeKind KindOf(string name)
    {
        if (Embeddeds.Contains(name))
            return ShortcodeKind.Embedded;
        if (Encodeds.Contains(name))
            return ShortcodeKind.Encoded;
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
