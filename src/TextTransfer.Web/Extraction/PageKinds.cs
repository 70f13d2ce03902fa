using TextTransfer.Web.Extraction.Metadata;

namespace TextTransfer.Web.Extraction;

/// <summary>Tells what a page is for.</summary>
internal static class PageKinds
{
    private const PageSignals Article = PageSignals.Post | PageSignals.SchemaArticle;
    private const PageSignals Product = PageSignals.Product | PageSignals.SharedAsProduct;

    /// <summary>The kind: what the page says it is, where that is specific, else what its blocks look like.</summary>
    /// <param name="page">The page.</param>
    /// <param name="bodyClasses">The classes of its body.</param>
    /// <param name="signals">What it says.</param>
    /// <param name="isContent">Which blocks are content.</param>
    public static PageKind Of(PageOutline page, string? bodyClasses, PageSignals signals, bool[] isContent)
    {
        // Before all else: a list of products or posts is marked up like what it lists.
        if (PostClasses.IsListing(bodyClasses))
            return PageKind.Listing;
        if (Has(signals, PageSignals.Forum | PageSignals.SchemaForum) && !Has(signals, PageSignals.Post))
            return PageKind.Forum;
        if (Has(signals, Product) || (Has(signals, PageSignals.SchemaProduct) && !Has(signals, Article | PageSignals.SharedAsArticle)))
            return PageKind.Product;
        if (Has(signals, PageSignals.Archive) && !Has(signals, Article))
            return PageKind.Listing;
        if (Has(signals, Article))
            return PageKind.Article;
        if (Has(signals, PageSignals.Home | PageSignals.Page | PageSignals.SchemaBusiness))
            return PageKind.Page;
        if (Has(signals, PageSignals.SharedAsArticle | PageSignals.Single | PageSignals.Documentation))
            return PageKind.Article;
        return OfBlocks(page, isContent);
    }

    // Mostly links: teasers. Mostly running text in one place: an article.
    private static PageKind OfBlocks(PageOutline page, bool[] isContent)
    {
        int words = 0, prose = 0, letters = 0, links = 0, together = 0;
        var best = page.Sections.MaxBy(s => s.Score)!;
        for (var i = 0; i < isContent.Length; i++)
        {
            if (!isContent[i])
                continue;
            var block = page.Blocks[i];
            words += block.Words;
            prose += block.IsProse ? block.Words : 0;
            letters += block.Letters;
            links += block.LinkLetters;
            together += block.IsProse && (block.Section == best || block.Section.Parent == best) ? block.Words : 0;
        }

        if (links > 0.4 * letters)
            return PageKind.Listing;
        return together > 0.6 * words && prose > 0 ? PageKind.Article : PageKind.Page;
    }

    private static bool Has(PageSignals signals, PageSignals any) => (signals & any) != 0;
}
