using System.Globalization;
using System.Text.Json;
using TextTransfer.Web.Html;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>Posts as the API gives them, as documents.</summary>
internal sealed class RestPosts(RestApi api, SiteContext site)
{
    /// <summary>What is asked of a post; the rest of its twenty fields, links and embedded media above all, is most of an answer.</summary>
    public const string Fields = "id,date,date_gmt,modified,modified_gmt,status,type,template,link,title,content,author,categories,tags";

    private readonly RestNames categories = new(api, site, "categories", "categories");
    private readonly RestNames tags = new(api, site, "tags", "tags");
    private readonly RestNames authors = new(api, site, "users", "names of authors");

    /// <summary>What identifies a post; <see langword="null"/> for what is none.</summary>
    public static string? IdOf(JsonElement post) => RestJson.Number(post, "id")?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The documents of an answer.</summary>
    public async Task<IReadOnlyList<Document>> ReadAsync(JsonElement list, CancellationToken cancellationToken)
    {
        JsonElement[] posts = [.. RestJson.Items(list).Where(p => IdOf(p) is not null)];
        await categories.LearnAsync(posts.SelectMany(p => RestJson.Numbers(p, "categories")), cancellationToken).ConfigureAwait(false);
        await tags.LearnAsync(posts.SelectMany(p => RestJson.Numbers(p, "tags")), cancellationToken).ConfigureAwait(false);
        await authors.LearnAsync(posts.Select(AuthorOf), cancellationToken).ConfigureAwait(false);
        return [.. posts.Select(ToDocument)];
    }

    private Document ToDocument(JsonElement post)
    {
        var content = RestJson.Member(post, "content");
        var titles = RestJson.Member(post, "title");

        // Logged in, the title comes as it is stored, too: shown ones begin with "Private: ".
        var title = RestJson.Text(titles, "raw") ?? RestJson.Text(titles, "rendered");
        return new()
        {
            Id = IdOf(post),
            Title = title is null ? null : NameText.Of(title) is { Length: > 0 } name ? name : null,
            Text = PostContent.RenderedToText(RestJson.Text(content, "rendered") ?? ""),
            Url = RestJson.Text(post, "link"),
            Group = site.Scope.Group,
            Kind = RestJson.Text(post, "type"),
            Template = PostTemplate.Of(RestJson.Text(post, "type"), RestJson.Text(post, "template")),
            Status = RestJson.Text(post, "status") ?? "publish",
            Categories = Names(post, "categories", categories),
            Tags = Names(post, "tags", tags),
            Author = authors[AuthorOf(post)],
            Language = site.Front.Language,
            PublishedAt = Date(post, "date_gmt") ?? Date(post, "date"),
            ModifiedAt = Date(post, "modified_gmt") ?? Date(post, "modified"),
            IsPasswordProtected = RestJson.Member(content, "protected").ValueKind == JsonValueKind.True,
        };
    }

    private static string[] Names(JsonElement post, string field, RestNames names) =>
        [.. RestJson.Numbers(post, field).Select(n => names[n]).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static long AuthorOf(JsonElement post) => RestJson.Number(post, "author") ?? 0;

    // Without a zone, and null for a draft.
    private static DateTimeOffset? Date(JsonElement post, string field) =>
        DateTimeOffset.TryParse(RestJson.Text(post, field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToUniversalTime() : null;
}
