using System.Globalization;

namespace TextTransfer.Web.Fetching.Robots;

/// <summary>Reads <c>robots.txt</c> line by line and keeps what concerns this program.</summary>
internal sealed class RobotsParser
{
    private readonly Group own = new();
    private readonly Group others = new();
    private readonly List<Uri> sitemaps = [];
    private readonly Uri? address;
    private bool isNamingAgents;

    private RobotsParser(Uri? address) => this.address = address;

    /// <summary>Reads a file.</summary>
    public static RobotsRules Parse(string text, Uri? address)
    {
        var parser = new RobotsParser(address);
        var rest = text.AsSpan().TrimStart('\ufeff');
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny('\n', '\r');
            parser.ReadLine(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        var group = parser.own.Exists ? parser.own : parser.others;
        return new(group.Rules) { CrawlDelay = group.CrawlDelay, Sitemaps = [.. parser.sitemaps.Distinct()] };
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        if (colon < 0)
            return;

        var value = line[(colon + 1)..].Trim();
        switch (line[..colon].Trim().ToString().ToLowerInvariant())
        {
            case "user-agent":
                NameAgent(value);
                break;
            case "allow":
                AddRule(allows: true, value.ToString());
                break;
            case "disallow":
                AddRule(allows: false, value.ToString());
                break;
            // Not in the RFC, which wants such lines to change nothing of the groups: another agent may still follow.
            case "crawl-delay" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6:
                Each(g => g.CrawlDelay = g.CrawlDelay?.TotalSeconds > seconds ? g.CrawlDelay : TimeSpan.FromSeconds(seconds));
                break;
            case "sitemap" when TryResolve(value.ToString(), out var sitemap):
                sitemaps.Add(sitemap);
                break;
        }
    }

    private void NameAgent(ReadOnlySpan<char> value)
    {
        if (!isNamingAgents)
            own.IsOpen = others.IsOpen = false;
        isNamingAgents = true;

        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_'))
            length++;
        if (value[..length].Equals(RobotsRules.ProductToken, StringComparison.OrdinalIgnoreCase))
            own.IsOpen = own.Exists = true;
        if (value is ['*'] or ['*', ' ' or '\t', ..])
            others.IsOpen = others.Exists = true;
    }

    private void AddRule(bool allows, string value)
    {
        isNamingAgents = false;
        if (value.Length > 0)
            Each(g => g.Rules.Add(new(allows, value, new(value))));
    }

    private void Each(Action<Group> change)
    {
        if (own.IsOpen)
            change(own);
        if (others.IsOpen)
            change(others);
    }

    private bool TryResolve(string value, out Uri sitemap)
    {
        var isUri = address is null ? Uri.TryCreate(value, UriKind.Absolute, out sitemap!) : Uri.TryCreate(address, value, out sitemap!);
        return isUri && value.Length > 0 && AddressRules.IsWeb(sitemap);
    }

    private sealed class Group
    {
        public bool Exists { get; set; }

        public bool IsOpen { get; set; }

        public TimeSpan? CrawlDelay { get; set; }

        public List<RobotsRule> Rules { get; } = [];
    }
}
