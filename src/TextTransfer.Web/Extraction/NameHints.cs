using System.Collections.Frozen;
using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction;

/// <summary>
/// Reads hints from tag names, classes, ids and roles. Names are taken apart into words at hyphens, underscores and
/// changes of case; single words and pairs of neighbours are looked up: <c>entry-content</c>, <c>entryContent</c> and
/// <c>entrycontent</c> are the same.
/// </summary>
internal static class NameHints
{
    private static readonly FrozenDictionary<string, Hints> Words = Read(new()
    {
        // Elements that hold the post and nothing else, by widespread themes, page builders and microdata.
        [Hints.Container] = "entrycontent postcontent articlecontent articlebody postbody storybody entrybody blogcontent singlecontent pagecontent articletext "
            + "posttext storycontent maincontent bodycontent tdpostcontent contentbody blogpost postarticle mwparseroutput markdownbody richtext wysiwyg rte "
            + "prose newscontent contentarea theexcerpt themepostcontent themecontent builderinner",
        [Hints.Content] = "content contents copy text body prose wysiwyg richtext formatted",
        [Hints.Article] = "article post entry story blog single hentry news",
        [Hints.Main] = "main primary",
        [Hints.Header] = "header masthead topbar navbar banner toolbar siteheader sticky head",
        [Hints.Footer] = "footer foot colophon bottom copyright contentinfo prefooter subfooter",
        [Hints.Navigation] = "nav navigation menu breadcrumb breadcrumbs crumb crumbs pagination pager paging pagenav megamenu submenu dropdown prev previous next nextprev postnav navlinks",
        [Hints.Contents] = "toc tableofcontents eztoc lwptoc jumpto jumplinks onthispage contentstable tocs inpagenav",
        [Hints.Aside] = "aside sidebar rail widget widgets complementary side secondary sidenav gutter widgetarea",
        [Hints.Related] = "related relatedposts recommended recommendations recommendation suggested suggestions similar popular trending latest recent more readmore "
            + "upsell upsells crosssell crosssells yarpp outbrain taboola alsolike morefrom morelink readnext nextup jprelatedposts mostread recentposts bestsellers",
        [Hints.Comments] = "comment comments respond disqus commentlist commentform discussion replies",
        [Hints.Author] = "author authors byline bio vcard biography authorbox aboutauthor writer contributor contributors postauthor reviewer reviewedby credits saboxplugin abh molongui ppma multipleauthors authorbio authorinfo authordescription authorcard "
            + "authorarea entryauthor",
        [Hints.Share] = "share sharing shares social sharedaddy addtoany follow facebook twitter linkedin pinterest whatsapp socials sharebar shariff addthis a2a heateor socialmedia copylink",
        [Hints.Meta] = "meta tags tag tagcloud category categories cat postmeta entrymeta taxonomy label labels badge eyebrow info details byline metadata postinfo readtime readingtime",
        [Hints.Date] = "date time published updated posted timestamp pubdate datetime modified postdate",
        [Hints.Newsletter] = "newsletter subscribe subscription signup optin mailchimp mc4wp convertkit klaviyo hubspot hsform mailerlite emailsignup ctct leadform",
        [Hints.Popup] = "popup modal overlay dialog lightbox cookie cookies consent gdpr onetrust cookiebot cmplz ccpa offcanvas drawer toast tooltip popover alert notification notice",
        [Hints.Advertisement] = "ad ads advert advertisement adsbygoogle sponsor sponsored promo promotion promos affiliate adslot dfp gpt advertising",
        [Hints.Disclaimer] = "disclaimer disclosure disclaimers disclosures",
        [Hints.Action] = "cta button btn buttons calltoaction actions action ctas link",
        [Hints.Card] = "card cards item items tile tiles teaser grid loop col column listing archive posts",
        [Hints.List] = "list lists listitem ul li menuitem",
        [Hints.Caption] = "caption figcaption captions credit wpcaption captiontext imagecaption imagecredit photocredit imgcaption photocaption wpcaptiontext elementcaption",
        [Hints.Media] = "gallery figure image images img media video photo embed podcast audio player",
        [Hints.References] = "references reference footnotes footnote sources source citations citation bibliography reflist endnotes",
        [Hints.Title] = "title heading headline subtitle subheading subhead dek standfirst",
        [Hints.Product] = "product products shop woocommerce cart sku variant variants addtocart basket checkout quantity shipping buy purchase stock wishlist",
        [Hints.Price] = "price prices pricing amount cost sale discount",
        [Hints.Forum] = "thread topic forum answer answers question questions reply bbp bbpress phpbb discourse message messages posts postcontent vbulletin xenforo topicpost crawlerpost",
        [Hints.User] = "avatar user users member userinfo profile signature postprofile usercard reputation rank postauthor messageuser username nickname people person team staff",
        [Hints.Builder] = "elementor et fl vc wpb section row block brxe fusion kb wp ct oxy bricks divi",
        [Hints.Hidden] = "hidden sronly screenreadertext visuallyhidden skip skiplink sr invisible a11y offscreen noprint collapse",
        [Hints.Account] = "login signin account register password signup login mylogin language languages lang locale currency country translate switcher",
        [Hints.Search] = "search searchform filter filters facet facets sort sorting sortby refine searchbox",
        [Hints.Accordion] = "accordion faq faqs toggle tab tabs tabpanel collapsible panel expand accordionitem",
        [Hints.Review] = "review reviews rating ratings stars testimonial testimonials yotpo trustpilot okendo judgeme bazaarvoice feedback helpful",
        [Hints.Quote] = "quote pullquote blockquote callout highlight",
        [Hints.Form] = "form field fields input wpcf7 gform wpforms ninjaforms contactform formcontrol forminator contact",
        [Hints.Slider] = "slider slide slides carousel swiper slick splide owl slideshow flickity marquee ticker logos clients partners",
        [Hints.Hero] = "hero intro jumbotron lead pageheader pagetitle pagebanner herosection lede",
        [Hints.Description] = "description desc details overview specification specifications specs attributes features tabdescription shortdescription",
        [Hints.Summary] = "summary excerpt entrysummary takeaways keytakeaways tldr abstract",
        [Hints.Legal] = "legal terms privacy policy rights license imprint address contactinfo hours location locations",
    });

    private static readonly FrozenDictionary<string, Hints>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Share bars, author boxes, related posts and comments of WordPress and its widespread plugins: never part of a post.
    private static readonly FrozenSet<string> Furniture = ("addtoany_share_save_container author-box author-bio saboxplugin-wrap m-a-box abh_box pp-multiple-authors-boxes-wrapper "
        + "comments-area comment-list commentlist comment-respond wp-block-comments wp-block-post-comments-form jp-relatedposts related-posts yarpp yarpp-related "
        + "post-navigation wp-block-post-navigation-link sharedaddy heateor_sss_sharing_container screen-reader-text skip-link widget-area").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a class of an element says that it is not part of a post, whatever it holds.</summary>
    public static bool IsFurniture(IElement element)
    {
        foreach (var range in element.ClassName.AsSpan().SplitAny(" \t\n\f\r"))
        {
            if (Furniture.GetAlternateLookup<ReadOnlySpan<char>>().Contains(element.ClassName.AsSpan()[range]))
                return true;
        }

        return false;
    }

    /// <summary>What the names of an element say.</summary>
    public static Hints Of(IElement element)
    {
        var hints = OfTag(element.LocalName);
        if (element.ClassName is { } classes)
            hints |= Of(classes);
        if (element.Id is { } id)
            hints |= Of(id);
        if (element.GetAttribute("role") is { } role)
            hints |= Of(role);
        if (element.GetAttribute("itemprop") is { } property)
            hints |= Of(property);
        return hints;
    }

    private static Hints OfTag(string name) => name switch
    {
        "nav" => Hints.Navigation,
        "aside" => Hints.Aside,
        "footer" => Hints.Footer,
        "header" => Hints.Header,
        "dialog" => Hints.Popup,
        "form" or "fieldset" => Hints.Form,
        "figcaption" or "caption" => Hints.Caption,
        "figure" => Hints.Media,
        "blockquote" => Hints.Quote,
        "article" => Hints.Article,
        "main" => Hints.Main,
        "time" => Hints.Date,
        "address" => Hints.Legal,
        _ => Hints.None,
    };

    private static Hints Of(string names)
    {
        if (names.Length > MaxLength)
            names = names[..MaxLength];
        Span<char> letters = stackalloc char[MaxLength];
        var hints = Hints.None;
        int length = 0, word = 0, before = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var c = i < names.Length ? names[i] : ' ';
            var isUpper = char.IsAsciiLetterUpper(c);
            if (!char.IsAsciiLetterOrDigit(c) || (isUpper && i > 0 && char.IsAsciiLetterLower(names[i - 1])))
            {
                // A word ended: it alone, and with the one before.
                if (length > word)
                {
                    hints |= Find(letters[word..length]);
                    if (before < word)
                        hints |= Find(letters[before..length]);
                    (before, word) = (word, length);
                }

                if (char.IsWhiteSpace(c))
                    before = word = length = 0;
            }

            if (char.IsAsciiLetterOrDigit(c))
                letters[length++] = char.ToLowerInvariant(c);
        }

        return hints;
    }

    private const int MaxLength = 512;

    private static Hints Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var hints) ? hints : Hints.None;

    private static FrozenDictionary<string, Hints> Read(Dictionary<Hints, string> groups)
    {
        var words = new Dictionary<string, Hints>(StringComparer.Ordinal);
        foreach (var (hint, names) in groups)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[name] = words.GetValueOrDefault(name) | hint;
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
