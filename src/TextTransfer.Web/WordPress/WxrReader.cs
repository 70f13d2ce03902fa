using System.Text;
using System.Xml;
using TextTransfer.Web.Html;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web.WordPress;

/// <summary>Reads an export forward, one item at a time.</summary>
internal sealed class WxrReader : IDisposable
{
    private readonly string name;
    private readonly XmlCharacterFilter characters;
    private readonly XmlReader xml;
    private readonly Dictionary<string, WxrVocabulary> vocabularies = [];
    private readonly char[] chunk = new char[4096];
    private string? site;
    private int itemsRead;
    private bool isExport;

    private WxrReader(SourceStream source, string name)
    {
        this.name = name;
        characters = new(new StreamReader(source, TextEncodings.OfXml(source.Head)));
        var namespaces = new LenientNamespaces();
        var settings = new XmlReaderSettings
        {
            CheckCharacters = false,
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        };
        xml = XmlReader.Create(characters, settings, new XmlParserContext(namespaces.NameTable, namespaces, null, XmlSpace.None));
    }

    /// <summary>The documents of an export, opened when the first is asked for.</summary>
    public static IEnumerable<Document> Read(Func<SourceStream> open, string name, WordPressExportOptions options)
    {
        foreach (var (item, site) in ReadItems(open, name))
        {
            if (options.PostTypes?.Contains(item.PostType) ?? true)
                yield return item.ToDocument(site);
        }
    }

    /// <summary>The items of an export or feed as they stand there, with the site they are of.</summary>
    public static IEnumerable<(WxrItem Item, string? Site)> ReadItems(Func<SourceStream> open, string name)
    {
        using var source = open();
        if (source.Head.IsEmpty)
            throw new WebFormatException(name, "the file is empty. Export it again from WordPress (Tools, Export).");

        using var reader = new WxrReader(source, name);
        while (reader.ReadItem() is { } item)
            yield return (item, reader.site);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        xml.Dispose();
        characters.Dispose();
    }

    private WxrItem? ReadItem()
    {
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.Depth == 0 && xml.LocalName is not ("rss" or "channel"))
                    throw new WebFormatException(name, $"a WordPress export begins with <rss>, this file with <{xml.Name}>. Export from WordPress (Tools, Export) and give that file.");

                if (xml.Depth == 0)
                    isExport = DeclaresExport();
                switch (Vocabulary(), xml.LocalName)
                {
                    case (_, "item"):
                        var item = ReadFields();
                        itemsRead++;
                        return item;
                    case (WxrVocabulary.WordPress, "base_blog_url"):
                    case (WxrVocabulary.Rss, "link") when site is null:
                        site = ReadText().Trim() is { Length: > 0 } address ? SiteGroup.Of(address) : site;
                        break;
                    default:
                        break;
                }
            }

            return null;
        }
        catch (XmlException e)
        {
            throw Broken(e);
        }
        catch (InvalidDataException e)
        {
            throw SourceStream.DamagedGzip(name, e);
        }
    }

    private bool DeclaresExport()
    {
        var isDeclared = false;
        while (xml.MoveToNextAttribute())
            isDeclared |= xml.Prefix == "xmlns" && WxrNames.VocabularyOf(xml.Value) == WxrVocabulary.WordPress;
        xml.MoveToElement();
        return isDeclared;
    }

    private WxrItem ReadFields()
    {
        var item = new WxrItem(isExport);
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
            return item;

        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
            }
            else if (xml.LocalName == "postmeta")
            {
                xml.Read();
            }
            else if (Vocabulary() is WxrVocabulary.Other || xml.LocalName is "comment" || (xml.LocalName is "meta_value" && !item.IsMetaRead))
            {
                xml.Skip();
            }
            else
            {
                var (vocabulary, field, domain) = (Vocabulary(), xml.LocalName, xml.GetAttribute("domain"));
                item.Set(vocabulary, field, domain, ReadText());
                xml.Read();
            }
        }

        return item;
    }

    // All text within the element, also below stray markup in it; stays on the end tag. In pieces, so that a field of
    // any length costs no more memory than the limit.
    private string ReadText()
    {
        if (xml.IsEmptyElement)
            return "";

        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                text.Append(chunk, 0, Math.Min(read, HtmlTree.MaxLength - text.Length));
        }

        return text.ToString();
    }

    private WxrVocabulary Vocabulary()
    {
        if (!vocabularies.TryGetValue(xml.NamespaceURI, out var vocabulary))
            vocabularies[xml.NamespaceURI] = vocabulary = WxrNames.VocabularyOf(xml.NamespaceURI);
        return vocabulary;
    }

    private WebFormatException Broken(XmlException e)
    {
        // The parser ends its message with the place, which is said before; it does not know of the lines skipped.
        var what = e.Message.Split(" Line ")[0].TrimEnd('.');
        var remedy = e.Message.Contains("DTD", StringComparison.Ordinal)
            ? "A WordPress export has no document type definition, and none is read, for it can make a small file expand without end: remove it."
            : "The file is damaged or cut off there: export it again from WordPress (Tools, Export), or repair that line.";
        (int? line, int? column) = e.LineNumber > 0 ? (e.LineNumber + characters.LinesSkipped, e.LinePosition) : ((int?)null, (int?)null);
        return new(name, $"{what}. {remedy} {itemsRead} items before it were read.", line, column, e);
    }
}
