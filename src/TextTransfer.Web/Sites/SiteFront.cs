using AngleSharp.Dom;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Sites;

/// <summary>What the first page of a site says of its sources.</summary>
/// <param name="Address">Where it is, after redirects.</param>
/// <param name="Answer">The answer, also one that refuses.</param>
/// <param name="RestRoot">The REST API it names, or <see langword="null"/>.</param>
/// <param name="Feeds">The feeds it names, without those of comments.</param>
/// <param name="Language">The language of the site as a BCP 47 tag; <see langword="null"/> when it names none, or has several.</param>
internal sealed record SiteFront(Uri Address, FetchedResource Answer, Uri? RestRoot, IReadOnlyList<Uri> Feeds, string? Language)
{
    private const string RestRelation = "https://api.w.org/";

    public static async Task<SiteFront> ReadAsync(Uri address, SiteVisitor visitor, CancellationToken cancellationToken)
    {
        var answer = await visitor.GetAsync(address, cancellationToken).ConfigureAwait(false);
        using var document = HtmlTree.Parse(answer.DecodeText());
        var links = document.QuerySelectorAll("link[rel][href]");
        var root = LinkHeader.Find(answer.Headers.GetValueOrDefault("Link"), RestRelation)
            ?? links.FirstOrDefault(l => l.GetAttribute("rel") == RestRelation)?.GetAttribute("href");
        return new(answer.Address, answer, root is not null && Uri.TryCreate(answer.Address, root, out var rest) ? rest : null,
            [.. links.Where(IsFeed).Select(l => Uri.TryCreate(answer.Address, l.GetAttribute("href"), out var feed) ? feed : null).OfType<Uri>()
                .Where(f => !f.AbsoluteUri.Contains("comments", StringComparison.OrdinalIgnoreCase))],
            answer.IsSuccess && links.All(l => !l.HasAttribute("hreflang")) && document.DocumentElement.GetAttribute("lang") is { Length: > 0 } language ? language : null);
    }

    private static bool IsFeed(IElement link) =>
        link.GetAttribute("rel")!.Split(' ').Contains("alternate") && link.GetAttribute("type") is "application/rss+xml" or "application/atom+xml";
}
