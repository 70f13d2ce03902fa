using System.Globalization;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.WordPress;

/// <summary>The fields of one item of an export, as they stand there.</summary>
/// <param name="isExport">Whether it is one of an export, which gives posts as they are stored; a feed gives them as they are shown.</param>
internal sealed class WxrItem(bool isExport)
{
    private readonly List<string> categories = [];
    private readonly List<string> tags = [];
    private string? title;
    private string? link;
    private string? guid;
    private string? id;
    private string? status;
    private string? author;
    private string? date;
    private string? dateGmt;
    private string? published;
    private string? modified;
    private string? modifiedGmt;
    private string? content;
    private string? metaKey;
    private string? template;
    private string excerpt = "";
    private bool hasPassword;
    private bool isStored = isExport;

    /// <summary>WordPress's name of its kind; an item that names none is a post.</summary>
    public string PostType { get; private set; } = "post";

    /// <summary>Whether its whole text is given, be it empty, not just an excerpt.</summary>
    public bool HasContent => content is not null;

    /// <summary>Whether the value of the custom field that was named last is of use; others hold whatever plugins put there, often megabytes.</summary>
    public bool IsMetaRead => metaKey == "_wp_page_template";

    /// <summary>Takes in a field.</summary>
    /// <param name="vocabulary">Whose field it is.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="domain">Its <c>domain</c> attribute: the taxonomy of a category.</param>
    /// <param name="value">What it holds.</param>
    public void Set(WxrVocabulary vocabulary, string name, string? domain, string value)
    {
        isStored |= vocabulary == WxrVocabulary.WordPress;
        switch (vocabulary, name)
        {
            case (WxrVocabulary.Rss, "title"): title = value; break;
            case (WxrVocabulary.Rss, "link"): link = value.Trim(); break;
            case (WxrVocabulary.Rss, "guid"): guid = value.Trim(); break;
            case (WxrVocabulary.Rss, "pubDate"): published = value; break;
            case (WxrVocabulary.Rss, "category"): AddTerm(domain, value); break;
            case (WxrVocabulary.WordPress, "post_id"): id = value.Trim(); break;
            case (WxrVocabulary.WordPress, "post_type"): PostType = value.Trim(); break;
            case (WxrVocabulary.WordPress, "status"): status = value.Trim(); break;
            case (WxrVocabulary.WordPress, "post_date"): date = value; break;
            case (WxrVocabulary.WordPress, "post_date_gmt"): dateGmt = value; break;
            case (WxrVocabulary.WordPress, "post_modified"): modified = value; break;
            case (WxrVocabulary.WordPress, "post_modified_gmt"): modifiedGmt = value; break;
            case (WxrVocabulary.WordPress, "post_password"): hasPassword = value.Trim().Length > 0; break;
            case (WxrVocabulary.WordPress, "meta_key"): metaKey = value.Trim(); break;
            case (WxrVocabulary.WordPress, "meta_value") when IsMetaRead: template = value; break;
            case (WxrVocabulary.DublinCore, "creator"): author = value.Trim(); break;
            case (WxrVocabulary.Content, "encoded"): content = value; break;
            case (WxrVocabulary.Excerpt, "encoded"): excerpt = value; break;
            case (WxrVocabulary.Rss, "description") when excerpt.Length == 0: excerpt = value; break;
            default: break;
        }
    }

    /// <summary>The item as a document of a site.</summary>
    public Document ToDocument(string? site)
    {
        var isPasswordForm = !isStored && PostContent.IsPasswordForm(content ?? "");
        var text = isPasswordForm ? "" : ToText(content ?? "");
        return new()
        {
            Text = text.Length > 0 || isPasswordForm ? text : ToText(excerpt),
            Title = title is null ? null : NameText.Of(title) is { Length: > 0 } name ? name : null,
            Id = id ?? guid,
            Url = string.IsNullOrEmpty(link) ? null : link,
            Group = site,
            Kind = PostType,
            Template = PostTemplate.Of(PostType, template),
            Status = status,
            Categories = categories,
            Tags = tags,
            Author = string.IsNullOrEmpty(author) ? null : author,
            PublishedAt = DateOf(dateGmt, date) ?? (DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var any) ? any : null),
            ModifiedAt = DateOf(modifiedGmt, modified),
            IsPasswordProtected = hasPassword || isPasswordForm,
        };
    }

    private void AddTerm(string? domain, string value)
    {
        // WXR 1.0 repeats each term without a domain or with "tag"; 1.1 and later say "post_tag".
        var terms = domain switch
        {
            null or "" or "category" => categories,
            "post_tag" or "tag" => tags,
            _ => null,
        };
        var name = NameText.Of(value);
        if (terms is not null && name.Length > 0 && !terms.Contains(name))
            terms.Add(name);
    }

    private string ToText(string html) => isStored ? PostContent.ToText(html) : PostContent.RenderedToText(html, link);

    // A draft has the date "0000-00-00 00:00:00" in GMT and "-0001" in pubDate; the local one is then the time of writing.
    private static DateTimeOffset? DateOf(string? gmt, string? local)
    {
        foreach (var value in (ReadOnlySpan<string?>)[gmt, local])
        {
            if (DateTimeOffset.TryParseExact(value?.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
                return exact;
        }

        return null;
    }
}
