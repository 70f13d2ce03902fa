using AngleSharp.Dom;

namespace TextTransfer.Web.Html;

/// <summary>Walks a tree and writes its visible text, block by block. Iterative: depth costs no stack.</summary>
internal static class BlockText
{
    /// <summary>The text of HTML; <paramref name="keepLineBreaks"/> makes line breaks in it count, as in <c>pre</c>, except in tables.</summary>
    public static string OfHtml(string html, bool keepLineBreaks)
    {
        // Most titles and many posts hold neither markup nor character references.
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            var plain = new BlockTextWriter();
            plain.Write(html, keepLineBreaks);
            return plain.ToString();
        }

        using var document = HtmlTree.Parse(html);
        return document.Body is { } body ? Of(body, keepLineBreaks) : "";
    }

    /// <summary>The text of an element and all below it.</summary>
    /// <param name="root">Where to begin; read even when it is itself of a kind that is left out.</param>
    /// <param name="keepLineBreaks">Whether line breaks in the source break lines everywhere but in tables.</param>
    public static string Of(INode root, bool keepLineBreaks = false)
    {
        var writer = new BlockTextWriter();
        Append(writer, root, keepLineBreaks);
        return writer.ToString();
    }

    /// <summary>Appends the text of an element and all below it as blocks of their own.</summary>
    public static void Append(BlockTextWriter writer, INode root, bool keepLineBreaks = false)
    {
        // A stack of positions rather than NextSibling, which searches its parent's children from the start each time.
        var open = new Stack<(INode Node, int NextChild)>();
        var preformatted = keepLineBreaks ? 1 : 0;
        writer.BreakLine();
        Enter(root);
        while (open.TryPop(out var position))
        {
            var (parent, next) = position;
            if (next == parent.ChildNodes.Length)
            {
                Leave(parent);
                continue;
            }

            open.Push((parent, next + 1));
            var node = parent.ChildNodes[next];
            if (node is IText text)
                writer.Write(text.Data, preformatted > (keepLineBreaks && TagNames.IsOfTable(parent.NodeName) ? 1 : 0));
            else if (node is IElement element && !Visibility.IsHidden(element))
                Enter(element);
        }

        writer.BreakLine();

        void Enter(INode node)
        {
            open.Push((node, 0));
            if (TagNames.IsPreformatted(node.NodeName))
                preformatted++;
            if (TagNames.IsCell(node.NodeName))
                writer.NextCell();
            else if (TagNames.BreaksLine(node.NodeName))
                writer.BreakLine();
        }

        void Leave(INode node)
        {
            if (TagNames.IsPreformatted(node.NodeName))
                preformatted--;
            if (TagNames.BreaksLine(node.NodeName) && !TagNames.IsCell(node.NodeName))
                writer.BreakLine();
        }
    }
}
