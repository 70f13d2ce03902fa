using System.Text;
using AngleSharp.Dom;
using TagNames = TextTransfer.Web.Html.TagNames;
using Visibility = TextTransfer.Web.Html.Visibility;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The text of a small element on one line, read no further than a field goes.</summary>
internal static class ElementText
{
    private const int MaxNodes = 200;

    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.GetDescendants().Take(MaxNodes))
        {
            if (node is IText { Data: { } data, Parent: IElement parent })
                text.Append(data, 0, Visibility.IsHidden(parent) ? 0 : Math.Min(data.Length, FieldText.MaxLength));
            else if (TagNames.BreaksLine(node.NodeName))
                text.Append(' ');
            if (text.Length >= FieldText.MaxLength)
                break;
        }

        return text.ToString();
    }
}
