using AngleSharp.Html.Dom;
using SmartReader;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Extraction;

/// <summary>Finds the part of a page that its author wrote.</summary>
internal static class ContentText
{
    /// <summary>Characters below which a find is not believed while there is something else to try.</summary>
    private const int MinLength = 200;

    /// <summary>
    /// Elements above which SmartReader is not asked: its time grows with the square of their number, to some seconds here.
    /// </summary>
    private const int MaxElements = 10_000;

    /// <summary>The text of the main content. The tree may be changed.</summary>
    public static string Of(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return "";

        var contained = ContentContainers.Text(body);
        if (contained.Length >= MinLength)
            return contained;

        // Before SmartReader, which takes the tree apart.
        var whole = BlockText.Of(body, isLeftOut: Boilerplate.IsPageFurniture);
        var readable = Readable(document);
        if (readable.Length >= MinLength)
            return readable;
        return contained.Length > 0 ? contained : whole;
    }

    private static string Readable(IHtmlDocument document)
    {
        if (document.All.Length > MaxElements)
            return "";

        // The address only serves to make links absolute: nothing is fetched for a document at hand.
        using var reader = new Reader("https://localhost/", document);
        var article = reader.GetArticle();
        return article.IsReadable ? HtmlText.FromHtml(article.Content) : "";
    }
}
