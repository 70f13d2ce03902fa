using CsCheck;

namespace TextTransfer.Web.Tests;

/// <summary>Shortcodes in posts: their residue goes, what a reader gets stays.</summary>
public class ShortcodeTests
{
    [Theory]
    [InlineData("[caption id=\"a\" width=\"5\"]<img src=x /> A boat[/caption]", "A boat")]
    [InlineData("[caption caption=\"A boat\" width=\"5\"]<img src=x />[/caption]", "A boat")]
    [InlineData("a [gallery ids=\"1,2\"] b", "a\nb")]
    [InlineData("[embed]https://example.org/v[/embed]text", "text")]
    [InlineData("[contact-form][contact-field label=\"Name\" type=\"name\"/][/contact-form]after", "after")]
    [InlineData("[vc_row][vc_column width=\"1/2\"][vc_column_text]One[/vc_column_text][/vc_column][vc_column]Two[/vc_column][/vc_row]", "One\nTwo")]
    [InlineData("[et_pb_section fb_built=\"1\"][et_pb_text _builder_version=\"4\"]<p>Hi</p>[/et_pb_text][/et_pb_section]", "Hi")]
    [InlineData("[vc_raw_html]JTNDcCUzRQ==[/vc_raw_html]text", "text")]
    [InlineData("[my-slider id=\"5\"]text", "text")]
    [InlineData("[my_form]text", "text")]
    [InlineData("[badge /]text", "text")]
    [InlineData("[table]Tea,3[/table][table id=5 /]", "Tea,3")]
    [InlineData("before\n[live-archive]\nafter", "before\nafter")]
    [InlineData("<p>[live-archive]</p>after", "after")]
    [InlineData("[box]in[/box][box]next[/box]", "in\nnext")]
    [InlineData("[dropcap]O[/dropcap]nce", "Once")]
    [InlineData("[one_half]a[/one_half][one_half_last]b[/one_half_last]", "a\nb")]
    [InlineData("[button link=&quot;x&quot;]Buy[/button]", "Buy")]
    [InlineData("use [[gallery]] here", "use [gallery] here")]
    [InlineData("[php]if (a < b) { echo \"<p>\"; }[/php]", "if (a < b) { echo \"<p>\"; }")]
    [InlineData("[sourcecode language=\"c\"]a &lt; b &amp;&amp; c[/sourcecode]", "a < b && c")]
    [InlineData("<p>[cc_php]</p><p>one<br />two</p><p>[/cc_php]</p>", "one\ntwo")]
    public void Shortcodes_become_what_a_reader_gets(string content, string expected) => Assert.Equal(expected, Wxr.TextOf(content));

    [Theory]
    [InlineData("He wrote \"teh\" [sic] and left [1], [2][3].")]
    [InlineData("See [Smith 2010], [citation needed] and [x, y] in [0, 1].")]
    [InlineData("[Update: moved] The [re-elected] mayor [applause]")]
    [InlineData("Read [PHP] and [Java] news")]
    [InlineData("$row[user_name] = $_POST['a'][tmp_name];")]
    [InlineData("[a [b [c")]
    [InlineData("[] [/] [/ ] [=]")]
    [InlineData("[[wiki link]] and [[page]]")]
    public void Ordinary_brackets_stay(string content) => Assert.Equal(content, Wxr.TextOf(content));

    [Theory]
    [InlineData("<pre>[my_form] [box id=\"1\"]</pre>", "[my_form] [box id=\"1\"]")]
    [InlineData("<a href='?a[b_c]=1' title='[gallery]'>link</a>", "link")]
    [InlineData("<!-- [box] -->text", "text")]
    public void Brackets_in_markup_and_code_are_not_shortcodes(string content, string expected) => Assert.Equal(expected, Wxr.TextOf(content));

    [Fact]
    public void Any_soup_of_brackets_is_read()
    {
        string[] pieces = ["[", "]", "[[", "]]", "[/", "/]", "caption", "code", "gallery", "box", "x_y", " ", "=", "\"", "a=\"1\"", "<pre>", "</pre>", "<br>", "text", "\n"];
        Gen.OneOf(pieces).Array[0, 40].Select(string.Concat).Sample(content =>
        {
            var text = Wxr.TextOf(content);
            return text == text.Trim();
        }, iter: 2000);
    }

    [Fact]
    public void Text_without_brackets_is_not_touched()
    {
        var words = Gen.Char.AlphaNumeric.Array[1, 8].Select(c => new string(c)).Array[1, 20];
        words.Sample(w => Wxr.TextOf(string.Join(' ', w)) == string.Join(' ', w), iter: 200);
    }
}
