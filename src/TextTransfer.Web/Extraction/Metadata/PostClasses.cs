namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What WordPress writes into the classes of a body (<c>body_class</c>) and of a post (<c>post_class</c>).</summary>
internal static class PostClasses
{
    /// <summary>Whether the page lists posts, or stands in for one that is missing, so that no post's author or date is its own.</summary>
    public static bool IsListing(string? bodyClasses)
    {
        var isListing = false;
        foreach (var range in Tokens.Of(bodyClasses))
        {
            var word = bodyClasses.AsSpan()[range];
            if (word is "single")
                return false;
            isListing |= word is "archive" or "blog" or "search" or "search-results" or "post-type-archive" or "paged" or "error404";
        }

        return isListing;
    }

    /// <summary>Takes in categories and tags of a post by their slugs, where nothing gives their names.</summary>
    public static void Read(string? postClasses, Statements statements)
    {
        var (readCategories, readTags) = (statements.Categories.Count == 0, statements.Tags.Count == 0);
        if (!Tokens.Contains(postClasses, "hentry"))
            return;
        foreach (var range in Tokens.Of(postClasses))
        {
            var word = postClasses.AsSpan()[range];
            if (readCategories && word.StartsWith("category-") && IsSlug(word["category-".Length..]))
                statements.State(StatedField.Category, word["category-".Length..].ToString());
            else if (readTags && word.StartsWith("tag-") && IsSlug(word["tag-".Length..]))
                statements.State(StatedField.Tag, word["tag-".Length..].ToString());
        }
    }

    // A number stands for a slug that cannot be a class.
    private static bool IsSlug(ReadOnlySpan<char> slug) => slug.ContainsAnyInRange('a', 'z');
}
