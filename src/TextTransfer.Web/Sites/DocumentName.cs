namespace TextTransfer.Web.Sites;

/// <summary>What a document is known by within its site.</summary>
internal sealed record DocumentName(string Id, string? Url)
{
    public static DocumentName Of(Document document) => new(document.Id!, document.Url);
}
