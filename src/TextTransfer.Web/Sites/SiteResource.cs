using System.Text.Json.Serialization;

namespace TextTransfer.Web.Sites;

/// <summary>
/// One resource of a site that was read: what it holds, what it leads to, and what is needed to ask for it only if it changed.
/// All but the documents themselves is kept from run to run.
/// </summary>
internal sealed record SiteResource
{
    /// <summary>What it is known by: its address, as asked for.</summary>
    public required string Key { get; init; }

    /// <summary>What to ask for it with the next time.</summary>
    public FetchConditions? Conditions { get; init; }

    /// <summary>The date a sitemap gave for it, as written there.</summary>
    public string? SitemapDate { get; init; }

    /// <summary>The REST collection it is a part of.</summary>
    public string? Collection { get; init; }

    /// <summary>The latest change of a document in a part of a collection.</summary>
    public DateTimeOffset? LatestChange { get; init; }

    /// <summary>How many posts the collection had when this part of it was read.</summary>
    public int? Total { get; init; }

    /// <summary>Whether reading ends here: the last page of a feed or collection.</summary>
    public bool IsLast { get; init; }

    /// <summary>The addresses it leads to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The documents it gave, those from before included.</summary>
    public IReadOnlyList<DocumentName> Documents { get; init; } = [];

    /// <summary>Those of them read just now.</summary>
    [JsonIgnore]
    public IReadOnlyList<Document> NewDocuments { get; init; } = [];

    /// <summary>The ids of all documents it gave.</summary>
    [JsonIgnore]
    public IEnumerable<string> Ids => Documents.Select(d => d.Id).Concat(NewDocuments.Select(d => d.Id!));

    /// <summary>Whether it is a page, whose text was found among what its template says on every page.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether it stands as it did in the run that was interrupted.</summary>
    [JsonIgnore]
    public bool IsResumed { get; init; }

    /// <summary>What a server says of a resource, to be asked again with.</summary>
    public static SiteResource Of(string key, FetchedResource answer) => new() { Key = key, Conditions = answer.Conditions };
}
