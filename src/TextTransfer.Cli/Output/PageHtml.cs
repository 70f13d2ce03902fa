using TextTransfer.Web;

namespace TextTransfer.Cli.Output;

/// <summary>The content of pages as one plain HTML document: an article a page, made of its blocks.</summary>
internal static class PageHtml
{
    /// <param name="pages">The pages.</param>
    /// <param name="isOne">Whether there is one at most; it then gives the document its title and language.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<WebPage> pages, bool isOne, TextWriter output)
    {
        bool isOpen = false;
        foreach (WebPage page in pages)
        {
            if (!isOpen)
                Open(isOne ? page.Language?.Value : null, isOne ? page.Title?.Value : null, output);
            isOpen = true;
            WriteArticle(page, isOne, output);
        }

        if (!isOpen)
            Open(language: null, title: null, output);
        output.WriteLine("</body>\n</html>");
    }

    private static void Open(string? language, string? title, TextWriter output) =>
        output.WriteLine($"<!DOCTYPE html>\n<html{Lang(language)}>\n<head>\n<meta charset=\"utf-8\">\n<title>{Encode(title ?? "Extracted pages")}</title>\n</head>\n<body>");

    private static void WriteArticle(WebPage page, bool isOne, TextWriter output)
    {
        IReadOnlyList<ContentBlock> blocks = page.Blocks.Count > 0 ? page.Blocks : [.. Lines(page.Text)];
        output.WriteLine($"<article{(isOne ? "" : Lang(page.Language?.Value))}>");
        if (page.Title?.Value is { } title && !blocks.Any(b => b.Kind == ContentBlockKind.Heading && TextOf(page, b) == title))
            output.WriteLine($"<h1>{Encode(title)}</h1>");

        BlockHtml html = new(output);
        foreach (ContentBlock block in blocks)
            html.Write(block.Kind, block.Level, TextOf(page, block));
        html.Close();
        output.WriteLine("</article>");
    }

    /// <summary>Text is safe in elements and in quoted attributes; all else may stand as it is in UTF-8.</summary>
    internal static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Lang(string? language) => language is null ? "" : $" lang=\"{Encode(language)}\"";

    private static string TextOf(WebPage page, ContentBlock block) => page.Text.Substring(block.Start, block.Length);

    /// <summary>A text without blocks is paragraphs.</summary>
    private static IEnumerable<ContentBlock> Lines(string text)
    {
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                yield return new(ContentBlockKind.Paragraph, 0, start, line.Length);
            start += line.Length + 1;
        }
    }
}
