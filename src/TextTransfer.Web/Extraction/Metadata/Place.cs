namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What an element is within, as far as fields are concerned.</summary>
[Flags]
internal enum Surroundings
{
    None = 0,

    /// <summary>Not of the page itself: navigation, comments, other posts.</summary>
    Aside = 1,

    /// <summary>A line or box about the author.</summary>
    Author = 2,

    /// <summary>The links of the categories.</summary>
    Categories = 4,
}

/// <summary>Where an element stands.</summary>
/// <param name="Within">What is around it.</param>
/// <param name="Article">The number of the outermost article around it, from 1; 0 for none.</param>
internal readonly record struct Place(Surroundings Within, int Article)
{
    public bool Is(Surroundings surroundings) => (Within & surroundings) != 0;
}
