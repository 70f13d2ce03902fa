using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sites;

/// <summary>What an address alone says of a page.</summary>
internal static partial class PageAddress
{
    /// <summary>Longer ones are made by machines, and hold whatever somebody put into them.</summary>
    private const int MaxLength = 2000;

    /// <summary>Times that a part of a path comes before it is taken for a circle.</summary>
    private const int MaxRepeats = 3;

    /// <summary>Whether it is not worth asking for: administration, feeds, actions, files, and ways round in circles.</summary>
    public static bool IsSkipped(Uri address) => address.AbsoluteUri.Length > MaxLength
        || Machinery().IsMatch(address.AbsolutePath) || Action().IsMatch(address.Query) || File().IsMatch(address.AbsolutePath) || IsCircle(address);

    /// <summary>Whether WordPress has a list of posts there: of a category, tag, author or date, or the next page of one.</summary>
    public static bool IsListing(Uri address) => Listing().IsMatch(address.AbsolutePath) || ListingQuery().IsMatch(address.Query);

    // Broken relative links grow an address by the same part for ever.
    private static bool IsCircle(Uri address) =>
        address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).CountBy(p => p, StringComparer.Ordinal).Any(p => p.Value >= MaxRepeats);

    [GeneratedRegex(@"/(?:wp-admin|wp-login\.php|wp-json|wp-includes|wp-content|xmlrpc\.php|wp-cron\.php|wp-comments-post\.php|cgi-bin|cart|checkout|my-account|wp-signup\.php)(?:/|$)|/(?:feed|trackback|embed|rss|atom|rdf|amp)(?:/(?:rss2?|atom|rdf))?/?$|/comment-page-\d+/?$|/(?:month|week|day|calendar)/\d{4}|/\d{4}-\d{2}(?:-\d{2})?/?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Machinery();

    [GeneratedRegex(@"[?&](?:replytocom|add-to-cart|add_to_wishlist|remove_item|share|like_comment|action|s|orderby|order|filter_\w+|rest_route|feed|preview|print|ical|outlook-ical|tribe[-_]\w+|eventDisplay|calendar|date|month|lang_switch|redirect_to|attachment_id|doing_wp_cron|nonce|_wpnonce|unapproved|moderation-hash|pdf|login|m)=",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|pdf|docx?|xlsx?|pptx?|odt|zip|gz|rar|7z|tar|exe|dmg|mp[34]|m4[av]|avi|mov|wmv|webm|og[gv]|wav|flac|css|m?js|json|xml|xsl|txt|csv|ics|woff2?|ttf|eot|swf|apk|epub)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex File();

    [GeneratedRegex(@"/(?:category|tag|author|kategorie|schlagwort|categorie|etiqueta|categoria)/|/page/\d+/?$|^(?:/[a-z]{2})?/(?:19|20)\d\d(?:/[01]\d(?:/[0-3]\d)?)?/?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex(@"[?&](?:cat|tag|author|paged|post_type)=(?!.*[?&]p=)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ListingQuery();
}
