using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TextTransfer.Web.Tests;

/// <summary>Exports of real sites, against a plain reading of the same file by <see cref="XDocument"/> and regular expressions.</summary>
public partial class RealExportTests
{
    private static readonly string[] Residue =
        ["<p", "</p", "<br", "<div", "<span", "<a href", "<li", "<!-- wp:", "<!--", "&amp;", "&nbsp;", "&lt;", "&#", "http-equiv", "[caption", "[/caption", "[gallery", "[sourcecode", "[cc", "[/"];

    public static TheoryData<string> Exports =>
        ["bioops", "bitcoinfrance", "brobertsaz", "perl-fisher", "spotthevuln", "theme-unit-test", "tight-loose-tight"];

    [Theory]
    [MemberData(nameof(Exports))]
    public void Titles_and_terms_equal_a_plain_reading(string name)
    {
        var (items, documents) = Read(name);
        Assert.Equal(items.Select(i => i.Id), documents.Select(d => d.Id));
        Assert.Equal(items.Select(i => i.Title), documents.Select(d => d.Title ?? ""));
        Assert.Equal(items.Select(i => i.Kind), documents.Select(d => d.Kind));
        Assert.Equal(items.Select(i => i.Status), documents.Select(d => d.Status));
        Assert.Equal(items.Select(i => Join(i.Categories)), documents.Select(d => Join(d.Categories)));
        Assert.Equal(items.Select(i => Join(i.Tags)), documents.Select(d => Join(d.Tags)));
        Assert.All(documents, d => Assert.True(d is { PublishedAt: not null, Author: not null, Url: not null, Group: not null }));
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void Every_post_with_words_has_text(string name)
    {
        var (items, documents) = Read(name);
        Assert.All(items.Zip(documents), pair => Assert.True(pair.Second.Text.Length > 0 || !HasWords(pair.First.Content), pair.First.Id));
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void No_markup_is_left_but_what_posts_about_code_show(string name)
    {
        var (items, documents) = Read(name);
        Assert.All(items.Zip(documents), pair => Assert.All(Residue, residue =>
        {
            var left = Regex.Count(pair.Second.Text, Regex.Escape(residue));
            Assert.True(left <= (left == 0 ? 0 : Shown(pair.First.Content, residue)), $"{left} of {residue} in post {pair.First.Id}");
        }));
    }

    // What remains after references are decoded once: all that a browser would show of it outside tags and within code.
    private static int Shown(string content, string residue) =>
        Count(Tag().Replace(content, ""), residue) + CodeShortcode().Matches(content).Sum(m => Count(m.Value, residue));

    private static int Count(string html, string residue) =>
        Regex.Count(Regex.Replace(WebUtility.HtmlDecode(html), @"\s+", " "), Regex.Escape(residue));

    private static bool HasWords(string content) =>
        WebUtility.HtmlDecode(Bracketed().Replace(Tag().Replace(Unseen().Replace(content, ""), ""), "")).Any(char.IsLetterOrDigit);

    private static (List<Item> Items, List<Document> Documents) Read(string name)
    {
        var path = Path.Combine(Checkout.Shared("wxr"), name + ".xml");
        var xml = XDocument.Parse(Forbidden().Replace(File.ReadAllText(path), ""));
        var items = xml.Descendants("item").Select(e => new Item(e)).Where(i => i.Kind is "post" or "page").ToList();
        return (items, [.. WordPressExport.Read(path)]);
    }

    private static string Join(IEnumerable<string> names) => string.Join('|', names);

    [GeneratedRegex("[\0-\x08\x0b\x0c\x0e-\x1f]")]
    private static partial Regex Forbidden();

    [GeneratedRegex("<!--.*?-->|</?[a-zA-Z!][^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("<(script|style|iframe|object|select|button|textarea)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\[(\w+)[^\[\]]*\].*?\[/\1\]", RegexOptions.Singleline)]
    private static partial Regex CodeShortcode();

    private sealed class Item(XElement element)
    {
        public string Id { get; } = Field(element, "post_id");

        public string Kind { get; } = Field(element, "post_type");

        public string Status { get; } = Field(element, "status");

        public string Title { get; } = Regex.Replace(WebUtility.HtmlDecode(Tag().Replace(element.Element("title")!.Value, "")), @"\s+", " ").Trim();

        public string Content { get; } = element.Elements().First(e => e.Name.LocalName == "encoded" && e.Name.NamespaceName.Contains("content")).Value;

        public IEnumerable<string> Categories { get; } = Terms(element, "category");

        public IEnumerable<string> Tags { get; } = Terms(element, "post_tag");

        private static string Field(XElement element, string name) => element.Elements().First(e => e.Name.LocalName == name).Value;

        private static IEnumerable<string> Terms(XElement element, string domain) =>
            [.. element.Elements("category").Where(c => c.Attribute("domain")?.Value == domain).Select(c => WebUtility.HtmlDecode(c.Value).Trim()).Distinct()];
    }
}
