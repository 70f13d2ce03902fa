using System.Text;
using System.Xml;
using TextTransfer.Web.Sources;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web.Sites;

/// <summary>What one sitemap file lists: further sitemaps, pages, or both.</summary>
internal sealed record Sitemap(IReadOnlyList<Uri> Sitemaps, IReadOnlyList<(Uri Address, string? LastModified)> Pages)
{
    /// <summary>The limits of the protocol.</summary>
    private const int MaxEntries = 50_000;
    private const int MaxLength = 50 << 20;

    /// <summary>Reads an answer, also one compressed with gzip; <see langword="null"/> when it is no sitemap.</summary>
    public static Sitemap? Read(FetchedResource answer)
    {
        try
        {
            using var source = SourceStream.Wrap(new MemoryStream(answer.Body.ToArray()), answer.Address.AbsoluteUri);
            var encoding = TextEncodings.OfXml(source.Head);
            if (answer.MediaType is "text/plain" && !Encoding.UTF8.GetString(source.Head).TrimStart('\ufeff', ' ', '\n', '\r').StartsWith('<'))
                return ReadLines(source, encoding);
            using var text = new StreamReader(source, encoding);
            return ReadXml(text);
        }
        catch (Exception e) when (e is WebFormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static Sitemap? ReadXml(TextReader text)
    {
        var settings = new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MaxLength };
        var namespaces = new LenientNamespaces();
        using var xml = XmlReader.Create(new XmlCharacterFilter(text), settings, new XmlParserContext(namespaces.NameTable, namespaces, null, XmlSpace.None));
        List<Uri> sitemaps = [];
        List<(Uri, string?)> pages = [];
        var isSitemap = false;
        try
        {
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName is not ("urlset" or "sitemapindex"))
                return null;

            isSitemap = true;
            Uri? address = null;
            string? modified = null;
            while (xml.Read() && sitemaps.Count + pages.Count < MaxEntries)
            {
                switch (xml.NodeType, xml.LocalName, xml.Depth)
                {
                    case (XmlNodeType.Element, "loc", 2): address = Uri.TryCreate(Content(xml), UriKind.Absolute, out var found) ? found : null; break;
                    case (XmlNodeType.Element, "lastmod", 2): modified = Content(xml); break;
                    case (XmlNodeType.EndElement, "sitemap", 1) when address is not null: sitemaps.Add(address); break;
                    case (XmlNodeType.EndElement, "url", 1) when address is not null: pages.Add((address, modified)); break;
                    default: continue;
                }

                if (xml.Depth == 1)
                    (address, modified) = (null, null);
            }
        }
        catch (XmlException) when (isSitemap)
        {
            // What stands before the broken place counts.
        }
        catch (XmlException)
        {
            // Many sites answer any address with a page, which is no XML from its first line on.
            return null;
        }

        return new(sitemaps, pages);
    }

    private static string Content(XmlReader xml)
    {
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
            text.Append(xml.Value);
        return text.ToString().Trim();
    }

    // Bounded before it is read by lines, since one alone may have no end once unzipped.
    private static Sitemap ReadLines(SourceStream source, Encoding encoding)
    {
        var bytes = new byte[MaxLength];
        var length = source.ReadAtLeast(bytes, MaxLength, throwOnEndOfStream: false);
        using var text = new StreamReader(new MemoryStream(bytes, 0, length), encoding);
        List<(Uri, string?)> pages = [];
        while (pages.Count < MaxEntries && text.ReadLine() is { } line)
        {
            if (Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address))
                pages.Add((address, null));
        }

        return new([], pages);
    }
}
