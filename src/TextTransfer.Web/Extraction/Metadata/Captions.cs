using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The captions of pictures.</summary>
internal static class Captions
{
    private const int MaxCount = 500;

    /// <summary>The captions within an element, each once, in the order of the page.</summary>
    public static IReadOnlyList<string> Of(IElement root)
    {
        var captions = new List<string>();
        foreach (var element in root.GetDescendants().OfType<IElement>())
        {
            if (captions.Count < MaxCount && IsCaption(element) && FieldText.Of(ElementText.Of(element)) is { } text && !captions.Contains(text))
                captions.Add(text);
        }

        return captions;
    }

    private static bool IsCaption(IElement element) =>
        element.LocalName == "figcaption" || Tokens.Contains(element.GetAttribute("class"), "wp-caption-text");
}
