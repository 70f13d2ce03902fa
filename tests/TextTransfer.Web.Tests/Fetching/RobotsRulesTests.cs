using System.Text;
using CsCheck;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>The rules of robots.txt, against the examples of RFC 9309 and a matcher that tries everything.</summary>
public class RobotsRulesTests
{
    private static readonly Gen<string> Pattern = Gen.OneOf('a', 'b', '/', '*', '$').Array[0, 7].Select(c => "/" + new string(c));
    private static readonly Gen<string> Path = Gen.OneOf('a', 'b', '/').Array[0, 9].Select(c => "/" + new string(c));
    private static readonly Gen<(bool Allows, string Pattern)> Rule = Gen.Select(Gen.Bool, Pattern);

    [Fact]
    public void The_longest_match_decides_whatever_is_matched() =>
        Gen.Select(Rule.Array[0, 6], Path).Sample((rules, path) =>
        {
            var text = "User-agent: *\n" + string.Concat(rules.Select(r => $"{(r.Allows ? "Allow" : "Disallow")}: {r.Pattern}\n"));
            var matching = rules.Where(r => TriesEverything(r.Pattern, path)).ToList();
            var longest = matching.Count == 0 ? 0 : matching.Max(r => Encoded(r.Pattern).Length);
            var expected = matching.Count == 0 || matching.Any(r => r.Allows && Encoded(r.Pattern).Length == longest);
            Assert.Equal(expected, IsAllowed(text, path));
        }, iter: 50_000);

    [Fact]
    public void Spelling_does_not_matter() =>
        Gen.Select(Rule.Array[1, 4], Path, Gen.Bool.Array[16], Gen.Bool).Sample((rules, path, encode, lower) =>
        {
            var plain = "User-agent: *\n" + string.Concat(rules.Select(r => $"{(r.Allows ? "Allow" : "Disallow")}: {r.Pattern}\n"));
            var spelled = "User-agent: *\n" + string.Concat(rules.Select(r => $"{(r.Allows ? "Allow" : "Disallow")}: {Spell(r.Pattern, encode, lower)}\n"));
            Assert.Equal(IsAllowed(plain, path), IsAllowed(spelled, path));
            Assert.Equal(IsAllowed(plain, path), IsAllowed(plain, Spell(path, encode, lower)));
        }, iter: 5_000);

    [Fact]
    public void Any_text_is_read() =>
        Gen.OneOf("User-agent: ", "*", "TextTransfer", "Disallow: ", "Allow:", "/", "\n", "\r", "#", ":", "%", "$", "é", "\ud800", "\0", "Crawl-delay: ", "1e9", "3").Array[0, 40]
            .Sample(pieces => { RobotsRules.Parse(string.Concat(pieces)).IsAllowed(new("http://h/a")); }, iter: 5_000);

    [Theory]
    // RFC 9309, section 2.2.2 and 2.2.3.
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz", true)]
    [InlineData("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", true)]
    [InlineData("/foo/bar?baz=http%3a%2f%2ffoo.bar", "/foo/bar?baz=http://foo.bar", true)]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84", true)]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/ツ", true)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", true)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-x.html", false)]
    [InlineData("/path/foo-%24", "/path/foo-$", true)]
    [InlineData("/a%2Fb", "/a/b", false)]
    [InlineData("/a%2fb", "/a%2Fb", true)]
    // Google's table of path matches.
    [InlineData("/", "/anything", true)]
    [InlineData("/*", "/anything", true)]
    [InlineData("/fish", "/fishheads/yummy.html", true)]
    [InlineData("/fish", "/Fish.asp", false)]
    [InlineData("/fish", "/catfish", false)]
    [InlineData("/fish/", "/fish", false)]
    [InlineData("/*.php", "/folder/any.php.file.html", true)]
    [InlineData("/*.php", "/windows.PHP", false)]
    [InlineData("/*.php$", "/filename.php", true)]
    [InlineData("/*.php$", "/filename.php?parameters", false)]
    [InlineData("/*.php$", "/filename.php5", false)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?parameters", true)]
    [InlineData("/*?*", "/a?b", true)]
    [InlineData("/*/feed", "/x?y=/feed", true)]
    [InlineData("/$", "/", true)]
    [InlineData("/$", "/a", false)]
    [InlineData("/a*a$", "/a", false)]
    [InlineData("/100%", "/100%25", true)]
    [InlineData("fish", "/fish", false)]
    [InlineData("*fish", "/catfish", true)]
    public void A_path_is_matched(string pattern, string path, bool matches) =>
        Assert.Equal(!matches, IsAllowed($"User-agent: *\nDisallow: {pattern}", path));

    [Theory]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Disallow: /folder\nAllow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /page\nDisallow: /*.ph", "/page.php5", true)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page.htm", false)]
    [InlineData("Disallow:", "/page", true)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    [InlineData("dISALLOW : /x # why", "/x", false)]
    public void Of_several_rules_the_longest_counts(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, IsAllowed($"User-agent: *\n{rules}", path));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: TextTransfer\nAllow: /", true)]
    [InlineData("User-agent: texttransfer\nDisallow: /\n\nUser-agent: *\nAllow: /", false)]
    [InlineData("User-agent: TextTransfer/1.0\nDisallow: /", false)]
    [InlineData("User-agent: TextTransferBot\nDisallow: /", true)]
    [InlineData("User-agent: Text\nDisallow: /", true)]
    [InlineData("User-agent: Other\nDisallow: /", true)]
    [InlineData("User-agent: Other\nUser-agent: TextTransfer\nDisallow: /", false)]
    [InlineData("User-agent: TextTransfer\n\n# comment\nUser-agent: Other\nDisallow: /", false)]
    [InlineData("User-agent: TextTransfer\nAllow: /a\nUser-agent: Other\nDisallow: /\nUser-agent: TextTransfer\nDisallow: /page", false)]
    [InlineData("User-agent: TextTransfer\nDisallow:\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: TextTransfer\nSitemap: http://h/map\nUser-agent: Other\nDisallow: /", false)]
    [InlineData("\ufeffUser-agent: *\rDisallow: /\r", false)]
    [InlineData("Disallow: /", true)]
    [InlineData("<html><body>Disallow: /</body></html>", true)]
    [InlineData("", true)]
    public void Groups_are_chosen_and_merged(string text, bool allowed) => Assert.Equal(allowed, IsAllowed(text, "/page"));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 10", 10.0)]
    [InlineData("User-agent: *\nCrawl-delay: 0.5\nDisallow: /a", 0.5)]
    [InlineData("User-agent: *\nCrawl-delay: 3\nUser-agent: TextTransfer\nCrawl-delay: 4\nCrawl-delay: 2", 4.0)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("User-agent: *\nCrawl-delay: NaN", null)]
    [InlineData("User-agent: *\nCrawl-delay: -Infinity", null)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: Other\nCrawl-delay: 9", null)]
    public void A_crawl_delay_belongs_to_its_group(string text, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(text).CrawlDelay?.TotalSeconds);

    [Fact]
    public void Site_maps_are_whole_and_each_comes_once()
    {
        var text = "Sitemap: https://h/a.xml\nUser-agent: x\nSITEMAP: /b.xml\nsitemap: https://h/a.xml\nSitemap: file:///etc/passwd\nSitemap:\nSitemap: c d";
        Assert.Equal(["https://h/a.xml", "https://h/b.xml", "https://h/c%20d"], RobotsRules.Parse(text, new("https://h/robots.txt")).Sitemaps.Select(s => s.AbsoluteUri));
        Assert.Equal(["https://h/a.xml"], RobotsRules.Parse(text).Sitemaps.Select(s => s.AbsoluteUri));
    }

    [Fact]
    public void Patterns_made_to_be_slow_are_not()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 100));
        var text = new StringBuilder("User-agent: *\n").Insert("User-agent: *\n".Length, $"Disallow: /{stars}b\n", 2400).ToString();
        var rules = RobotsRules.Parse(text);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(rules.IsAllowed(new("http://h/" + new string('a', 7900))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static bool IsAllowed(string text, string path) => RobotsRules.Parse(text).IsAllowed(new($"http://h{path}"));

    private static bool TriesEverything(string pattern, string path)
    {
        return Matches(0, 0);

        bool Matches(int p, int s) =>
            p == pattern.Length
            || (pattern[p] == '$' && p == pattern.Length - 1 ? s == path.Length
                : pattern[p] == '*' ? Enumerable.Range(s, path.Length - s + 1).Any(next => Matches(p + 1, next))
                : s < path.Length && path[s] == pattern[p] && Matches(p + 1, s + 1));
    }

    // A '$' that is not the end stands for itself, and is as long as it is when encoded.
    private static string Encoded(string pattern) => pattern.Length < 2 ? pattern : pattern[..^1].Replace("$", "%24", StringComparison.Ordinal) + pattern[^1];

    private static string Spell(string path, bool[] encode, bool lower) => string.Concat(path.Select((c, i) =>
        !char.IsAsciiLetter(c) || !encode[i % encode.Length] ? c.ToString() : lower ? $"%{(int)c:x2}" : $"%{(int)c:X2}"));
}
