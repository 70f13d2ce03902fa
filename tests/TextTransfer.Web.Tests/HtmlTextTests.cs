using CsCheck;

namespace TextTransfer.Web.Tests;

public class HtmlTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("<p>One</p><p>Two</p>", "One\nTwo")]
    [InlineData("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("<ul><li>a<li>b</ul>c", "a\nb\nc")]
    [InlineData("<h1>T</h1>text <b>bold</b>, <i>it</i>alic", "T\ntext bold, italic")]
    [InlineData("<p>  a \n\t b&nbsp;&nbsp;c\u2003d </p>", "a b c d")]
    [InlineData("<table><tr><th>Name</th>\n<th>Price</th></tr><tr><td>Tea</td><td> 3 </td></tr></table>after", "Name\tPrice\nTea\t3\nafter")]
    [InlineData("<pre>a\n  b</pre>", "a\nb")]
    [InlineData("<figure><img alt='no'><figcaption>Caption</figcaption></figure>", "Caption")]
    [InlineData("AT&amp;T &lt;b&gt; &eacute; &#8217; &#x1F600;", "AT&T <b> é ’ 😀")]
    [InlineData("so\u00adft zero\u200bwidth \ufeffbom", "soft zerowidth bom")]
    [InlineData("a\u200dle 👩\u200d👧 می\u200cخواهم", "ale 👩\u200d👧 می\u200cخواهم")]
    [InlineData("a\u0000b\u0008c\u001bd\u0085e", "abcd e")]
    [InlineData("1 < 2 <3 and a<b", "1 < 2 <3 and a")]
    [InlineData("<p>unclosed <b>tags<p>everywhere", "unclosed tags\neverywhere")]
    [InlineData("no end <!-- comment", "no end")]
    [InlineData("<details><summary>More</summary>hidden until opened</details>", "More\nhidden until opened")]
    [InlineData("<frameset><frame src=x></frameset>", "")]
    public void Text_is_what_a_visitor_sees_block_by_block(string html, string expected) =>
        Assert.Equal(expected, HtmlText.FromHtml(html));

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("noscript")]
    [InlineData("template")]
    [InlineData("svg")]
    [InlineData("textarea")]
    [InlineData("iframe")]
    [InlineData("select")]
    [InlineData("p hidden")]
    [InlineData("p style='color:red; DISPLAY : none'")]
    [InlineData("p style='visibility:hidden'")]
    public void What_a_visitor_does_not_see_is_left_out(string tag) =>
        Assert.Equal("before\nafter", HtmlText.FromHtml($"<p>before</p><{tag}>unseen</{tag.Split(' ')[0]}><p>after</p>"));

    [Fact]
    public void Any_string_is_accepted() =>
        Gen.String.Sample(s => HtmlText.FromHtml(s) is not null);

    [Fact]
    public void Any_soup_of_tags_gives_text_without_scripts_or_stray_whitespace()
    {
        // No references, CDATA sections and plain-text elements, by which "<script" could be text.
        string[] pieces =
        [
            "<", ">", "</", "<script>", "</script>", "<style>", "</style>", "<p>", "</p>", "<div ", "class='", "\"", "'", "=", "<b>", "</b>", "<a href=x>",
            "</a>", "<table>", "<tr>", "<td>", "</table>", "<svg>", "</svg>", "<math>", "<mi>", "<!--", "-->", "<template>", "</template>",
            "<select>", "<option>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<br>", "\n", " ", "\u00ad", "\u200b", "\0", "word", "é", "\ud83d", "<form>", "<button>", "<body>", "</html>",
        ];
        Gen.OneOf(pieces).Array[0, 60].Select(string.Concat).Sample(html =>
        {
            var text = HtmlText.FromHtml(html);
            return text == text.Trim() && !text.Contains("<script>") && !text.Contains("\n\n") && !text.Contains("  ")
                && !text.Contains(" \n") && !text.Contains("\n ") && text.IndexOfAny(['\u00ad', '\u200b', '\0', '\r']) < 0;
        }, iter: 5000);
    }

    [Fact]
    public void Text_written_as_paragraphs_is_read_back()
    {
        var word = Gen.Char.AlphaNumeric.Array[1, 8].Select(c => new string(c));
        var line = word.Array[1, 5].Select(w => string.Join(' ', w));
        line.Array[0, 8].Sample(lines =>
            HtmlText.FromHtml(string.Concat(lines.Select(l => $"<p>{System.Net.WebUtility.HtmlEncode(l)}</p>\n"))) == string.Join('\n', lines));
    }
}
