using System.Collections.Frozen;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What classes and other names mean for fields: those of WordPress, its widespread themes, hCard and hAtom, and schema.org's microdata.</summary>
internal static class MarkupNames
{
    private static readonly FrozenDictionary<string, Surroundings>.AlternateLookup<ReadOnlySpan<char>> Containers = Table(
        (Surroundings.Aside, "comment comment-list comment-respond commentlist comments comments-area elementor-location-footer elementor-location-popup jp-relatedposts "
            + "post-navigation recent-posts related related-posts sidebar site-footer tagcloud widget widget-area wp-block-comments wp-block-latest-comments "
            + "wp-block-latest-posts wp-block-post-comments wp-block-post-template yarpp yarpp-related"),
        (Surroundings.Author, "author author-box byline entry-author post-author vcard"),
        (Surroundings.Categories, "cat-links entry-categories post-categories post-category taxonomy-category"));

    private static readonly FrozenDictionary<string, (StatedField Field, int Rank)>.AlternateLookup<ReadOnlySpan<char>> Classes = Table(
        ((StatedField.Title, 0), "entry-title post-title wp-block-post-title"),
        ((StatedField.Published, 1), "published entry-date post-date entry-published post-published date-published"),
        ((StatedField.Modified, 1), "updated modified last-updated entry-modified post-modified entry-modified-date"),
        ((StatedField.Author, 1), "author-name author__name entry-author-name post-author-name wp-block-post-author__name wp-block-post-author-name__link"),
        ((StatedField.Author, 2), "author byline entry-author post-author elementor-post-info__item--type-author"));

    private static readonly FrozenDictionary<string, (StatedField Field, int Rank)>.AlternateLookup<ReadOnlySpan<char>> Properties = Table(
        ((StatedField.Published, 0), "datePublished"),
        ((StatedField.Modified, 0), "dateModified"),
        ((StatedField.Author, 2), "author"),
        ((StatedField.Category, 0), "articleSection"),
        ((StatedField.Language, 1), "inLanguage"));

    /// <summary>What a class says of all within the element.</summary>
    public static Surroundings Container(ReadOnlySpan<char> name) => Containers.TryGetValue(name, out var kind) ? kind : Surroundings.None;

    /// <summary>The field that an element of the class holds.</summary>
    public static (StatedField Field, int Rank)? Class(ReadOnlySpan<char> name) => Classes.TryGetValue(name, out var field) ? field : null;

    /// <summary>The field that an element with the <c>itemprop</c> holds.</summary>
    public static (StatedField Field, int Rank)? Property(ReadOnlySpan<char> name) => Properties.TryGetValue(name, out var field) ? field : null;

    /// <summary>Whether an <c>id</c> marks what is not of the page itself.</summary>
    public static bool IsAsideId(string? id) => id is "comments" or "sidebar" or "secondary" or "footer" or "colophon" or "related";

    private static FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Table<T>(params (T Meaning, string Names)[] rows) =>
        rows.SelectMany(r => r.Names.Split(' ').Select(n => KeyValuePair.Create(n, r.Meaning)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
