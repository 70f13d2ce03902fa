namespace TextTransfer.Web.Tests.Metadata;

/// <summary>What the markup of themes states, and what of it is not about the page.</summary>
public class MarkupFieldsTests
{
    [Fact]
    public void A_post_of_a_classic_theme_states_all_in_its_markup()
    {
        var page = MainContent.Extract("""
            <html lang="en-GB"><title>Leeks – Holm</title><body class="single single-post"><header><h1 class="site-title">Holm</h1></header>
            <article class="post-7 post type-post hentry category-kitchen-garden tag-winter"><h1 class="entry-title">Leeks</h1>
            <span class="byline">by <span class="author vcard"><a class="url fn n" rel="author" href="/author/ida/">Ida</a></span></span>
            <time class="entry-date published" datetime="2021-03-04T05:06:07+02:00">4 March</time><time class="updated" datetime="2022-03-04T05:06:07+02:00">later</time>
            <div class="entry-content"><p>Text.</p></div>
            <footer class="entry-footer"><a rel="category tag" href="/category/kitchen-garden/">Kitchen Garden</a> <a rel="tag" href="/tag/winter/">Winter</a></footer></article>
            <div id="comments"><cite class="fn">Somebody</cite><time datetime="2023-01-01">2023</time></div>
            <aside><a rel="tag" href="/tag/other/">Other</a></aside></body></html>
            """);
        Assert.Equal(new("Leeks", FieldSource.Markup), page.Title);
        Assert.Equal(new("Ida", FieldSource.Markup), page.Author);
        Assert.Equal((2021, 2022), (page.PublishedAt?.Value.Year, page.ModifiedAt?.Value.Year));
        Assert.Equal([new("Kitchen Garden", FieldSource.Markup)], page.Categories);
        Assert.Equal([new("Winter", FieldSource.Markup)], page.Tags);
    }

    [Fact]
    public void Slugs_in_classes_stand_in_for_names()
    {
        var page = MainContent.Extract("<article class='post hentry category-kitchen-garden category-12 tag-winter'><h1>Leeks</h1></article>");
        Assert.Equal(["kitchen-garden", "winter"], page.Categories.Concat(page.Tags).Select(t => t.Value));
        Assert.Empty(MainContent.Extract("<body class='archive category category-winter'><h1>Winter</h1>").Categories);
    }

    [Theory]
    [InlineData("<body class='archive'>{0}{1}")]
    [InlineData("<body>{0}{1}")]
    [InlineData("<body class='single'><div class='related-posts'>{0}</div>")]
    public void Teasers_of_other_posts_state_nothing_of_the_page(string frame)
    {
        const string teaser = "<article class='hentry category-a'><h2 class='entry-title'>Other</h2><a rel=author>Bo</a><time class=published datetime=2020-01-01></time><a rel='category tag'>A</a></article>";
        var page = MainContent.Extract(string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, teaser, teaser.Replace("Other", "Third", StringComparison.Ordinal)));
        Assert.Null(page.Author);
        Assert.Null(page.PublishedAt);
        Assert.Empty(page.Categories);
    }

    [Fact]
    public void Of_several_articles_the_one_with_the_heading_is_the_page()
    {
        var page = MainContent.Extract("<article><h1>Leeks</h1><a rel=author>Ida</a></article><article><h2>Other</h2><a rel=author>Bo</a></article>");
        Assert.Equal("Ida", page.Author?.Value);
    }

    [Theory]
    [InlineData("<h1>Leeks</h1><article><a rel=author>Ida</a></article>", "Ida")]
    [InlineData("<h1>Leeks</h1><article><h2 class=entry-title>Other</h2><a rel=author>Bo</a></article>", null)]
    [InlineData("<h1>Leeks</h1><ul class=wp-block-post-template><li class='wp-block-post hentry'><a rel=author>Bo</a></li></ul>", null)]
    public void An_article_below_the_heading_is_the_page_unless_it_has_a_title_of_its_own(string html, string? author) =>
        Assert.Equal(author, MainContent.Extract(html).Author?.Value);

    [Theory]
    [InlineData("<div itemscope itemtype='https://schema.org/Person' itemprop=author><meta itemprop=name content=Ida></div>", "Ida")]
    [InlineData("<p class=author>Written by Ida</p>", "Ida")]
    [InlineData("<p class=author-name><svg><desc>icon</desc></svg>Ida</p>", "Ida")]
    [InlineData("<a rel=author href=/ida>View all posts by Ida</a>", "Ida")]
    [InlineData("<p class=byline>Written by</p>", null)]
    [InlineData("<p class=byline>Ida on 12 May, 3 comments</p>", null)]
    public void Bylines_give_the_name_alone(string html, string? expected) => Assert.Equal(expected, MainContent.Extract(html).Author?.Value);

    [Theory]
    [InlineData("<meta itemprop=datePublished content=2021-03-04><time datetime=2020-01-01>", 2021)]
    [InlineData("<time datetime=2020-01-01></time><time class=entry-date datetime=2021-01-01></time>", 2021)]
    [InlineData("<abbr class=published title=2021-03-04T00:00:00Z>spring</abbr>", 2021)]
    [InlineData("<span class=post-date>March 4, 2021</span>", 2021)]
    [InlineData("<time datetime=2021-03-04>", 2021)]
    [InlineData("<time>2021-03-04</time>", null)]
    public void Dates_are_taken_from_what_is_marked_as_one(string html, int? year) => Assert.Equal(year, MainContent.Extract(html).PublishedAt?.Value.Year);

    [Fact]
    public void A_date_of_publication_and_change_in_one_is_no_change() =>
        Assert.Null(MainContent.Extract("<time class='entry-date published updated' datetime=2021-03-04>").ModifiedAt);

    [Fact]
    public void Captions_are_read_in_order_and_once()
    {
        var page = MainContent.Extract("<article><h1>Leeks</h1><p>We plant the leeks in May, when the nights are no longer cold, and leave them until the first frost comes.</p><figure><figcaption>One <b>leek</b></figcaption></figure><div class=wp-caption><p class=wp-caption-text>Two</p></div><figcaption>One leek</figcaption><p>In October they are as thick as a thumb, and whoever is in no hurry lets them stand for another month.</p></article>");
        Assert.Equal(["One leek", "Two"], page.Captions);
    }
}
