namespace TextTransfer.Web;

/// <summary>What <see cref="WordPressExport"/> reads. Immutable.</summary>
public sealed record WordPressExportOptions
{
    /// <summary>
    /// The kinds of item delivered, by WordPress's name; <c>post</c> and <c>page</c> unless said otherwise. Exports also hold
    /// <c>attachment</c>, <c>nav_menu_item</c>, <c>revision</c>, <c>product</c> and whatever plugins add; <see langword="null"/> for all.
    /// </summary>
    public IReadOnlyCollection<string>? PostTypes { get; init; } = ["post", "page"];
}
