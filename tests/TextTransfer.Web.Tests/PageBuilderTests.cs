namespace TextTransfer.Web.Tests;

/// <summary>What page builders store, as it comes in exports, and by REST when the builder is gone.</summary>
public class PageBuilderTests
{
    [Theory]
    [InlineData("""[et_pb_section fb_built="1" admin_label="section" _builder_version="4.16" global_colors_info="{}"][et_pb_row][et_pb_column type="4_4"][et_pb_blurb title="Fast delivery" url="#" use_icon="on" font_icon="&#x32;||divi||400"]<p>We ship today.</p>[/et_pb_blurb][/et_pb_column][/et_pb_row][/et_pb_section]""", "Fast delivery\nWe ship today.")]
    [InlineData("""[et_pb_testimonial author="Ana Roy" job_title="Baker" portrait_url="https://x/y.jpg" title_text_align="left"]<p>Good.</p>[/et_pb_testimonial]""", "Ana Roy\nBaker\nGood.")]
    [InlineData("""[et_pb_fullwidth_header title="Welcome" subhead="To us" button_one_text="Read on" button_one_url="/a" background_layout="dark"]<p>Hi</p>[/et_pb_fullwidth_header]""", "Welcome\nTo us\nRead on\nHi")]
    [InlineData("""[et_pb_toggle title="Say %22hi%22 %91now%93" open="off"]Text[/et_pb_toggle]""", "Say \"hi\" [now]\nText")]
    [InlineData("""[et_pb_team_member name="Bo" position="Cook" image_url="x"]Cooks.[/et_pb_team_member][et_pb_column position="absolute"]y[/et_pb_column]""", "Bo\nCook\nCooks.\ny")]
    [InlineData("""[et_pb_code]<!-- [et_pb_line_break_holder] --><style>.a{b:c}</style><!-- [et_pb_line_break_holder] --><p>Shown</p>[/et_pb_code]""", "Shown")]
    [InlineData("""[et_pb_text]@ET-DC@eyJkeW5hbWljIjp0cnVlfQ==@ Own text[/et_pb_text][et_pb_text title="@ET-DC@eyJ9@"]b[/et_pb_text]""", "Own text\nb")]
    [InlineData("""[et_pb_image src="a.jpg" title_text="A" /][et_pb_social_media_follow][et_pb_social_media_follow_network url="#"]facebook[/et_pb_social_media_follow_network][/et_pb_social_media_follow]x""", "x")]
    [InlineData("""[vc_row css=".vc_custom_1{margin-top: 0px !important;}"][vc_column][vc_custom_heading text="Our ``best`` offers" font_container="tag:h2|text_align:left" use_theme_fonts="yes"][vc_column_text css=".x{y:z}"]<p>One</p>[/vc_column_text][/vc_column][/vc_row]""", "Our \"best\" offers\nOne")]
    [InlineData("""[vc_tta_accordion][vc_tta_section title="Question?" tab_id="1"][vc_column_text]Answer.[/vc_column_text][/vc_tta_section][/vc_tta_accordion][vc_btn title="Buy now" link="url:%2Fshop%2F"][vc_single_image image="5" title="Picture"]""", "Question?\nAnswer.\nBuy now")]
    [InlineData("""a[vc_raw_html]JTNDZGl2JTNFJTNDcCUzRUhlbGxvJTIwJTI2YW1wJTNCJTIweW91JTNDJTJGcCUzRSUzQ3NjcmlwdCUzRXglM0MlMkZzY3JpcHQlM0U=[/vc_raw_html]b""", "a\nHello & you\nb")]
    [InlineData("""a[vc_raw_html]JTNDc2NyaXB0JTNFdW5jbG9zZWQ=[/vc_raw_html]b[vc_raw_js]JTNDcCUzRWphdmE=[/vc_raw_js]""", "a\nb")]
    [InlineData("""a[vc_raw_html]not base64 at all![/vc_raw_html]b""", "a\nb")]
    [InlineData("""[fusion_builder_container][fusion_code]PHA+SGk8L3A+[/fusion_code][fusion_toggle title="More" open="no"]text[/fusion_toggle][fusion_separator style_type="none" /][/fusion_builder_container]""", "Hi\nMore\ntext")]
    [InlineData("""[av_heading heading='A line' tag='h3' style='' subheading_active=''][/av_heading][av_button label='Click' link='manually,http://x']""", "A line\nClick")]
    [InlineData("""<p>[et_pb_section fb_built=&#8221;1&#8243; admin_label=&#8221;section&#8221;][et_pb_blurb title=&#8221;Left over&#8221; url=&#8221;#&#8221;]</p><p>Body</p><p>[/et_pb_blurb][/et_pb_section]</p>""", "Left over\nBody")]
    public void Builders_shortcodes_become_what_a_visitor_reads(string content, string expected) => Assert.Equal(expected, Wxr.TextOf(content));

    [Theory]
    [InlineData("<style>/*! elementor - v3.23.0 - 05-08-2024 */.elementor-heading-title{padding:0}</style><h2>Title</h2><p>Text</p>", "Title\nText")]
    [InlineData("/*! elementor - v3.5.5 - 03-02-2022 */\n.elementor-heading-title{padding:0;margin:0;line-height:1}.elementor-widget-heading .elementor-heading-title[class*=elementor-size-]>a{color:inherit}@media (max-width:767px){.a>.b{c:d}.e{f:g}}<h2>Title</h2>Text {braces} stay", "Title\nText {braces} stay")]
    [InlineData("Before /*! elementor - v3.5.5 - 03-02-2022 */ .a{b:c} After", "Before After")]
    public void Style_sheets_of_Elementor_go(string content, string expected) => Assert.Equal(expected, Wxr.TextOf(content));

    [Theory]
    [InlineData("/*! elementor - v1 */ .a{", 40_000)]
    [InlineData("/*! elementor", 40_000)]
    [InlineData("@ET-DC@aaaa", 60_000)]
    [InlineData("[et_pb_x title=\"", 40_000)]
    [InlineData("[vc_raw_html]aaaa", 40_000)]
    public void Repetition_takes_linear_time(string piece, int count) =>
        LinearTime.Holds(count, n => string.Concat(Enumerable.Repeat(piece, n)), html => Wxr.TextOf(html));
}
