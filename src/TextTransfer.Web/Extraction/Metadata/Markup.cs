using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>
/// What the markup of a page states: headings, <c>time</c>, links with <c>rel</c>, classes, microdata. Teasers of other posts are
/// marked up like the post itself, so only what stands in no article or in that of the page counts.
/// </summary>
internal sealed class Markup
{
    private const int MaxHits = 1000;

    private readonly List<Hit> hits = [];
    private readonly Dictionary<int, string?> classesOfArticles = [];
    private string? bodyClasses;
    private int articles;
    private int mainHeadings;

    /// <summary>Takes in an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">Where it stands.</param>
    /// <returns>Where all within it stands.</returns>
    public Place Add(IElement element, Place place)
    {
        var name = element.LocalName;
        var classes = element.GetAttribute("class");
        if (name == "body")
        {
            bodyClasses = classes;
            return place;
        }

        var inner = Inner(element, name, classes, place);
        if (!inner.Is(Surroundings.Aside) && hits.Count < MaxHits)
            Find(element, name, classes, inner);
        return inner;
    }

    /// <summary>Takes in the language of the document.</summary>
    public void AddRoot(IElement html) => hits.Add(new(StatedField.Language, 0, 0, html));

    /// <summary>All that is stated.</summary>
    public Statements Read()
    {
        var statements = new Statements();
        var main = MainArticle();
        var isListing = PostClasses.IsListing(bodyClasses);
        foreach (var hit in hits.Where(h => h.Article == 0 || h.Article == main).OrderBy(h => h.Rank))
        {
            var isOwn = hit.Field switch
            {
                StatedField.Language => true,
                StatedField.Title when hit.Rank > 0 => mainHeadings == 1,
                StatedField.Title => !isListing && (hit.Article > 0 || hits.Count(h => h is { Field: StatedField.Title, Rank: 0 }) == 1),
                _ => !isListing,
            };
            if (isOwn && !(hit.Field == StatedField.Author && statements.Author is not null))
                statements.State(hit.Field, hit.Value());
        }

        if (!isListing)
            PostClasses.Read(main > 0 ? classesOfArticles[main] : bodyClasses, statements);
        return statements;
    }

    // The only one with the heading of the page, or with a title where there are several headings or none; without either the
    // only one: a heading may stand above the article, but a title in it beside that is of another post.
    private int MainArticle()
    {
        var titles = hits.Where(h => h.Field == StatedField.Title);
        var headed = titles.Where(h => mainHeadings != 1 || h.Rank > 0).Select(h => h.Article).Where(a => a > 0).Distinct().Take(2).ToList();
        return headed.Count == 1 ? headed[0] : articles == 1 && !titles.Any(h => h.Article == 1) ? 1 : 0;
    }

    private Place Inner(IElement element, string name, string? classes, Place place)
    {
        var within = place.Within;
        var isPost = name == "article";
        if (name is "nav" or "aside" || (name == "footer" && place.Article == 0) || MarkupNames.IsAsideId(element.Id))
            within |= Surroundings.Aside;
        foreach (var range in Tokens.Of(classes))
        {
            var word = classes.AsSpan()[range];
            within |= MarkupNames.Container(word);
            isPost |= word is "hentry";
        }

        if (Tokens.Contains(element.GetAttribute("itemprop"), "author"))
            within |= Surroundings.Author;
        if (!isPost || place.Article > 0 || (within & Surroundings.Aside) != 0)
            return place with { Within = within };

        classesOfArticles[++articles] = classes;
        return new(within, articles);
    }

    private void Find(IElement element, string name, string? classes, Place place)
    {
        if (name == "h1" && !Tokens.Contains(classes, "site-title"))
        {
            mainHeadings++;
            Hit(StatedField.Title, 1);
        }

        if (element.GetAttribute("rel") is { } rel)
        {
            if (Tokens.Contains(rel, "author"))
                Hit(StatedField.Author, 0);
            if (Tokens.Contains(rel, "tag"))
                Hit(IsCategory(element, rel, place) ? StatedField.Category : StatedField.Tag, 0);
        }

        var isDated = false;
        foreach (var range in Tokens.Of(classes))
        {
            var word = classes.AsSpan()[range];
            if (word is "fn" && place.Is(Surroundings.Author))
                Hit(StatedField.Author, 0);
            if (MarkupNames.Class(word) is not { } known || (known.Field == StatedField.Title && name is not ("h1" or "h2" or "h3")))
                continue;

            // An "entry-date published updated" was never updated.
            if (known.Field is not StatedField.Modified || !isDated)
                Hit(known.Field, known.Rank);
            isDated |= known.Field is StatedField.Published or StatedField.Modified;
        }

        if (element.GetAttribute("itemprop") is { } properties)
        {
            foreach (var range in Tokens.Of(properties))
            {
                if (MarkupNames.Property(properties.AsSpan()[range]) is { } known)
                    Hit(known.Field, known.Rank);
                else if (properties.AsSpan()[range] is "name" && place.Is(Surroundings.Author))
                    Hit(StatedField.Author, 0);
            }
        }

        if (name == "time" && !isDated && element.HasAttribute("datetime"))
            Hit(StatedField.Published, 2);

        void Hit(StatedField field, int rank) => hits.Add(new(field, rank, place.Article, element));
    }

    // Themes give "tag" to both; the address or the place tells.
    private static bool IsCategory(IElement link, string rel, Place place)
    {
        var href = link.GetAttribute("href") ?? "";
        return !href.Contains("/tag/", StringComparison.Ordinal)
            && (Tokens.Contains(rel, "category") || place.Is(Surroundings.Categories) || href.Contains("/category/", StringComparison.Ordinal) || href.Contains("?cat=", StringComparison.Ordinal));
    }

    private readonly record struct Hit(StatedField Field, int Rank, int Article, IElement Element)
    {
        public string? Value() => Field switch
        {
            StatedField.Language => Element.GetAttribute("lang") ?? Element.GetAttribute("xml:lang") ?? Element.GetAttribute("content"),
            StatedField.Published or StatedField.Modified =>
                Element.GetAttribute("datetime") ?? Element.GetAttribute("content") ?? (Element.LocalName == "abbr" ? Element.GetAttribute("title") : null) ?? ElementText.Of(Element),
            StatedField.Author => (Element.GetAttribute("content") ?? ElementText.Of(Element)).Trim() is var line && Byline.HoldsMore(line) ? null : line,
            _ => Element.GetAttribute("content") ?? ElementText.Of(Element),
        };
    }
}
