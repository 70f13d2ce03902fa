using TextTransfer.Web;

namespace TextTransfer.Cli.Output;

/// <summary>Writes blocks one after another as HTML: items of lists nest by their depth, quotations and rows of tables that follow each other share an element.</summary>
internal sealed class BlockHtml(TextWriter output)
{
    private ContentBlockKind? container;
    private int depth;

    public void Write(ContentBlockKind kind, int level, string text)
    {
        ContentBlockKind? wanted = kind is ContentBlockKind.ListItem or ContentBlockKind.Quote or ContentBlockKind.TableRow ? kind : null;
        if (container != wanted)
        {
            Close();
            container = wanted;
            output.Write(wanted switch { ContentBlockKind.Quote => "<blockquote>\n", ContentBlockKind.TableRow => "<table>\n", _ => "" });
        }

        switch (kind)
        {
            case ContentBlockKind.Heading: WriteElement($"h{Math.Clamp(level, 1, 6)}", text); break;
            case ContentBlockKind.Preformatted: output.WriteLine($"<pre>{PageHtml.Encode(text)}</pre>"); break;
            case ContentBlockKind.TableRow: output.WriteLine($"<tr>{string.Concat(text.Split('\t').Select(c => $"<td>{Inline(c)}</td>"))}</tr>"); break;
            case ContentBlockKind.ListItem: WriteItem(Math.Max(level, 1), text); break;
            default: WriteElement("p", text); break;
        }
    }

    /// <summary>Ends the list, quotation or table that is open.</summary>
    public void Close()
    {
        output.Write(container switch { ContentBlockKind.Quote => "</blockquote>\n", ContentBlockKind.TableRow => "</table>\n", _ => "" });
        for (; depth > 0; depth--)
            output.WriteLine("</li>\n</ul>");
        container = null;
    }

    // A list within a list stands in the item before it. Deeper by several at once is deeper by one: HTML has no list without an item.
    private void WriteItem(int level, string text)
    {
        if (level > depth)
        {
            output.WriteLine(depth == 0 ? "<ul>" : "\n<ul>");
            depth++;
        }
        else
        {
            for (; depth > level; depth--)
                output.WriteLine("</li>\n</ul>");
            output.WriteLine("</li>");
        }

        output.Write($"<li>{Inline(text)}");
    }

    private void WriteElement(string name, string text) => output.WriteLine($"<{name}>{Inline(text)}</{name}>");

    private static string Inline(string text) => PageHtml.Encode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
