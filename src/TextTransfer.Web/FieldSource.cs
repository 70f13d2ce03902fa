namespace TextTransfer.Web;

/// <summary>Where on a page a field was found, most trusted first.</summary>
public enum FieldSource
{
    /// <summary>A schema.org statement in JSON-LD.</summary>
    JsonLd,

    /// <summary>An Open Graph or <c>article:</c> property.</summary>
    OpenGraph,

    /// <summary>Another <c>meta</c> or <c>link</c> element.</summary>
    Meta,

    /// <summary>The markup of the page itself: headings, <c>time</c>, links with <c>rel</c>, classes of WordPress.</summary>
    Markup,

    /// <summary>Nowhere on it: the address under which the page was found.</summary>
    Address,
}
