using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TextTransfer.Web.Sites;

/// <summary>What the markup of a page tells beside its content: where it leads, and what WordPress says of it in the classes of its body.</summary>
/// <param name="Links">The addresses it links to, whole and without fragments, in its order, each once.</param>
/// <param name="Parts">The further parts of a post that is cut into pages.</param>
/// <param name="PostNumber">WordPress's number of the post, or <see langword="null"/>.</param>
/// <param name="PostType">Its type, or <see langword="null"/>.</param>
/// <param name="IsProtected">Whether it asks for a password.</param>
internal sealed partial record PageMarkup(IReadOnlyList<Uri> Links, IReadOnlyList<Uri> Parts, string? PostNumber, string? PostType, bool IsProtected)
{
    public static PageMarkup Read(IHtmlDocument document, Uri address)
    {
        var basis = document.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(address, stated, out var moved) ? moved : address;
        var body = document.Body?.ClassList.ToList() ?? [];
        return new(
            Targets(document.QuerySelectorAll("a[href]"), basis),
            Targets(document.QuerySelectorAll("a.post-page-numbers[href]"), basis),
            body.Select(c => Number().Match(c)).FirstOrDefault(m => m.Success)?.Groups[1].Value,
            body.Contains("page") ? "page" : body.Find(c => c.StartsWith("single-", StringComparison.Ordinal) && !c.StartsWith("single-format-", StringComparison.Ordinal))?["single-".Length..],
            document.QuerySelector("form.post-password-form") is not null);
    }

    private static List<Uri> Targets(IEnumerable<IElement> links, Uri basis) =>
        [.. links.Select(l => Uri.TryCreate(basis, l.GetAttribute("href"), out var target) ? target : null).OfType<Uri>()
            .Where(t => t.Scheme is "http" or "https").Select(SiteScope.Clean).Distinct()];

    [GeneratedRegex(@"^(?:postid|page-id)-(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
