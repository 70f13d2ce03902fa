using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TextTransfer.Files;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web.Sites;

/// <summary>What the markup of a page tells beside its content: where it leads, and what WordPress says of it in the classes of its body.</summary>
/// <param name="Links">The addresses it links to, whole and without fragments, in its order, each once.</param>
/// <param name="Parts">The further parts of a post that is cut into pages.</param>
/// <param name="PostNumber">WordPress's number of the post, or <see langword="null"/>.</param>
/// <param name="PostType">Its type, or <see langword="null"/>.</param>
/// <param name="Template">What lays it out, as <see cref="Document.Template"/> has it.</param>
/// <param name="IsProtected">Whether it asks for a password.</param>
internal sealed partial record PageMarkup(IReadOnlyList<Uri> Links, IReadOnlyList<Uri> Parts, string? PostNumber, string? PostType, string? Template, bool IsProtected)
{
    public static PageMarkup Read(IHtmlDocument document, Uri address)
    {
        var basis = document.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(address, stated, out var moved) ? moved : address;
        var body = document.Body?.ClassList.ToList() ?? [];
        var type = body.Contains("page") ? "page" : body.Find(c => c.StartsWith("single-", StringComparison.Ordinal) && !c.StartsWith("single-format-", StringComparison.Ordinal))?["single-".Length..];
        return new(
            Targets(document.QuerySelectorAll("a[href]"), basis),
            Targets(document.QuerySelectorAll("a.post-page-numbers[href]"), basis),
            body.Select(c => Number().Match(c)).FirstOrDefault(m => m.Success)?.Groups[1].Value,
            type,
            type is null ? Layout(document) : PostTemplate.Of(type, TemplateOf(body)),
            document.QuerySelector("form.post-password-form") is not null);
    }

    private static List<Uri> Targets(IEnumerable<IElement> links, Uri basis) =>
        [.. links.Select(l => Uri.TryCreate(basis, l.GetAttribute("href"), out var target) ? target : null).OfType<Uri>()
            .Where(t => t.Scheme is "http" or "https").Select(SiteScope.Clean).Distinct()];

    // The first class is that of folder and file together, the last that of the file as it is called.
    private static string? TemplateOf(List<string> body) =>
        body.Select(c => TemplateClass().Match(c)).LastOrDefault(m => m.Success)?.Groups[1].Value;

    /// <summary>A hash of what stands around the content: the kinds of sections down to the second level, with their classes but for those with numbers.</summary>
    private static string? Layout(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return null;
        var elements = body.Children.SelectMany(c => c.Children.Prepend(c)).Where(e => e.LocalName is "div" or "header" or "nav" or "main" or "article" or "section" or "aside" or "footer")
            .Select(e => $"{e.LocalName}.{string.Join('.', e.ClassList.Where(c => !c.Any(char.IsDigit)))}").Distinct();
        return "layout " + ContentHash.OfLines([.. elements])[..8];
    }

    [GeneratedRegex(@"^(?:page|post|single)-template-(.+?)(?:-php)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateClass();

    [GeneratedRegex(@"^(?:postid|page-id)-(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
