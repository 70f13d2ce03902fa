using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TextTransfer.Web.Extraction.Metadata;

namespace TextTransfer.Web.Extraction;

/// <summary>What a page says about itself, gathered in one walk over its elements. Bounded; never fails.</summary>
internal static class PageMetadata
{
    private const int MaxScripts = 50;

    /// <summary>A page with all its fields but those of its content.</summary>
    /// <param name="document">The page.</param>
    /// <param name="address">Where it was found, if known; anything but a web address counts as not known.</param>
    public static WebPage Read(IHtmlDocument document, Uri? address)
    {
        if (address is not null && !FieldText.IsWebAddress(address))
            address = null;
        var (scripts, meta, markup) = (new List<string>(), new MetaTags(address), new Markup());
        Walk(document, scripts, meta, markup);
        var jsonLd = new Statements();
        JsonLd.Read(scripts, meta.Other.Url ?? meta.OpenGraph.Url ?? address?.AbsoluteUri, jsonLd);
        var page = markup.Read();

        Stated[] sources = [new(jsonLd, FieldSource.JsonLd), new(meta.OpenGraph, FieldSource.OpenGraph), new(meta.Other, FieldSource.Meta), new(page, FieldSource.Markup)];
        var (ld, openGraph, others, shown) = (sources[0], sources[1], sources[2], sources[3]);
        var siteName = First(s => s.SiteName, sources);
        return new()
        {
            Text = "",
            Title = Title(document, sources, siteName?.Value),
            Author = First(s => s.Author, sources),
            PublishedAt = First(s => s.Published, sources),
            ModifiedAt = First(s => s.Modified, sources),

            // Open Graph's locale is a default that few sites change.
            Language = First(s => s.Language, ld, shown, others, openGraph),

            // The link is what search engines follow; what stands in JSON-LD is often the address of the site.
            CanonicalUrl = First(s => s.Url, others, openGraph, ld) ?? (address is null ? null : new(address.GetLeftPart(UriPartial.Query), FieldSource.Address)),
            SiteName = siteName,
            Categories = Terms(s => s.Categories, sources),
            Tags = Terms(s => s.Tags, sources),
        };
    }

    private static void Walk(IHtmlDocument document, List<string> scripts, MetaTags meta, Markup markup)
    {
        if (document.DocumentElement is not { } root)
            return;

        markup.AddRoot(root);
        var open = new Stack<(INode Node, Place Place)>();
        open.Push((root, default));
        var length = 0;
        while (open.TryPop(out var position))
        {
            var (node, place) = position;
            if (node is not IElement element)
                continue;

            switch (element.LocalName)
            {
                case "meta": meta.AddMeta(element); break;
                case "link": meta.AddLink(element); break;
                case "script" when scripts.Count < MaxScripts && length < LenientJson.MaxLength && JsonLd.IsScript(element):
                    scripts.Add(element.TextContent);
                    length += scripts[^1].Length;
                    break;
            }

            var inner = markup.Add(element, place);
            var children = element.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
                open.Push((children[i], inner));
        }
    }

    /// <summary>The title of the text rather than of the window, without the name of the site.</summary>
    private static PageField<string>? Title(IHtmlDocument document, Stated[] sources, string? siteName)
    {
        var window = document.Title is { } text ? FieldText.Of(text) : null;

        // Where the only heading is the name of the site, the window says more.
        var title = First(s => s.Title, sources);
        if (window is not null && (title is null || (title.Source == FieldSource.Markup && title.Value.Equals(siteName, StringComparison.OrdinalIgnoreCase))))
            title = new(window, FieldSource.Markup);
        return title is null ? null : title with { Value = SiteTitle.Without(siteName, title.Value) };
    }

    private static PageField<T>? First<T>(Func<Statements, T?> value, params ReadOnlySpan<Stated> sources)
        where T : class
    {
        foreach (var source in sources)
        {
            if (value(source.Statements) is { } found)
                return new(found, source.Source);
        }

        return null;
    }

    private static PageField<T>? First<T>(Func<Statements, T?> value, params ReadOnlySpan<Stated> sources)
        where T : struct
    {
        foreach (var source in sources)
        {
            if (value(source.Statements) is { } found)
                return new(found, source.Source);
        }

        return null;
    }

    private static List<PageField<string>> Terms(Func<Statements, IReadOnlyList<string>> terms, Stated[] sources) =>
        sources.Select(s => terms(s.Statements).Select(t => new PageField<string>(t, s.Source)).ToList()).FirstOrDefault(t => t.Count > 0) ?? [];

    private readonly record struct Stated(Statements Statements, FieldSource Source);
}
