using System.Collections.Frozen;
using System.Net;
using System.Text;
using TextTransfer.Web.Html;
using IElement = AngleSharp.Dom.IElement;
using INode = AngleSharp.Dom.INode;
using IText = AngleSharp.Dom.IText;

namespace TextTransfer.Web.Extraction;

/// <summary>
/// Writes chosen texts of a page as HTML of few elements: structure and emphasis, links, no attributes but addresses, nothing
/// that runs or loads. Iterative; an element is only written when a chosen text is in it.
/// </summary>
internal sealed class ContentHtml
{
    private static readonly FrozenSet<string> Kept =
        ("a abbr b blockquote caption cite code dd del dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s samp small strong sub sup "
        + "table tbody td tfoot th thead tr u ul var").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly StringBuilder html = new();
    private readonly Uri? address;

    private ContentHtml(Uri? address) => this.address = address;

    /// <summary>Writes the chosen texts below an element.</summary>
    /// <param name="root">The element.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="address">Where the page was found, to make its links absolute; relative ones are left out when it is not known.</param>
    public static string Of(IElement root, HashSet<IText> texts, Uri? address)
    {
        var writer = new ContentHtml(address);
        writer.Write(root, texts);
        return writer.html.ToString().Trim();
    }

    private void Write(IElement root, HashSet<IText> texts)
    {
        var open = new Stack<(INode Node, int Next)>();
        var waiting = new Stack<IElement>();
        var started = new Stack<IElement>();
        open.Push((root, 0));
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
            {
                Leave(at.Node, waiting, started);
                continue;
            }

            open.Push((at.Node, at.Next + 1));
            var node = at.Node.ChildNodes[at.Next];
            if (node is IText text && texts.Contains(text))
            {
                foreach (var element in waiting.Reverse())
                {
                    Start(element);
                    started.Push(element);
                }

                waiting.Clear();
                html.Append(WebUtility.HtmlEncode(text.Data));
            }
            else if (node is IElement element)
            {
                waiting.Push(element);
                open.Push((element, 0));
            }
        }
    }

    private void Leave(INode node, Stack<IElement> waiting, Stack<IElement> started)
    {
        if (waiting.Count > 0)
        {
            var name = waiting.Pop().LocalName;
            if (name == "br" && waiting.Count == 0 && started.Count > 0)
                html.Append("<br>");
        }
        else if (started.TryPop(out var element))
        {
            var name = NameOf(element);
            html.Append(name is null ? "" : $"</{name}>").Append(TagNames.BreaksLine(element.LocalName) ? "\n" : "");
        }
    }

    private void Start(IElement element)
    {
        if (NameOf(element) is not { } name)
            return;
        html.Append('<').Append(name);
        if (name == "a" && LinkOf(element) is { } link)
            html.Append(" href=\"").Append(WebUtility.HtmlEncode(link)).Append('"');
        html.Append('>');
    }

    // Other elements that break lines become divisions, so that lines stay apart; the rest is only its text.
    private static string? NameOf(IElement element) =>
        Kept.Contains(element.LocalName) ? element.LocalName : TagNames.BreaksLine(element.LocalName) ? "div" : null;

    private string? LinkOf(IElement element)
    {
        if (element.GetAttribute("href") is not { } href)
            return null;
        var isWhole = Uri.TryCreate(href, UriKind.Absolute, out var link) && !href.StartsWith('/');
        if (!isWhole && (address is null || !Uri.TryCreate(address, href, out link)))
            return null;
        return link!.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeMailto ? link.AbsoluteUri : null;
    }
}
