using System.Text;
using AngleSharp.Dom;
using NameText = TextTransfer.Web.Html.NameText;
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
        var open = new Stack<INode>([element]);
        for (var nodes = 0; nodes < MaxNodes && text.Length < NameText.MaxLength && open.TryPop(out var node); nodes++)
        {
            if (node is IText { Data: { } data })
                text.Append(data, 0, Math.Min(data.Length, NameText.MaxLength));
            if (node is not IElement parent || (parent != element && Visibility.IsHidden(parent)))
                continue;

            if (TagNames.BreaksLine(parent.LocalName))
                text.Append(' ');
            var children = parent.ChildNodes;
            for (var i = Math.Min(children.Length, MaxNodes) - 1; i >= 0; i--)
                open.Push(children[i]);
        }

        return text.ToString();
    }
}
