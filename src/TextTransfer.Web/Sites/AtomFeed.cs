using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using TextTransfer.Web.Html;
using TextTransfer.Web.Sources;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web.Sites;

/// <summary>The entries of an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private const int SearchedLength = 4096;

    public static bool IsAtom(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, SearchedLength)]);
        return start.Contains("<feed", StringComparison.Ordinal) && start.Contains("http://www.w3.org/2005/Atom", StringComparison.Ordinal) && !start.Contains("<rss", StringComparison.Ordinal);
    }

    /// <exception cref="WebFormatException">It is broken.</exception>
    public static IReadOnlyList<(Document Document, bool IsWhole)> Read(byte[] body, string name)
    {
        var settings = new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var xml = XmlReader.Create(new XmlCharacterFilter(new StreamReader(new MemoryStream(body), TextEncodings.OfXml(body))), settings);
        try
        {
            return [.. SyndicationFeed.Load(xml).Items.Select(i => (ToDocument(i), i.Content is TextSyndicationContent))];
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            throw new WebFormatException(name, $"the Atom feed is damaged: {e.Message}", innerException: e);
        }
    }

    private static Document ToDocument(SyndicationItem entry)
    {
        var link = (entry.Links.FirstOrDefault(l => l.RelationshipType is null or "alternate") ?? entry.Links.FirstOrDefault())?.GetAbsoluteUri()?.AbsoluteUri;
        var content = (entry.Content as TextSyndicationContent ?? entry.Summary)?.Text ?? "";
        var isPasswordForm = PostContent.IsPasswordForm(content);
        return new()
        {
            Id = entry.Id,
            Title = entry.Title is { Text: { Length: > 0 } title } ? NameText.Of(title) : null,
            Text = isPasswordForm ? "" : PostContent.RenderedToText(content, link),
            Url = link,
            Categories = [.. entry.Categories.Select(c => NameText.Of(c.Label ?? c.Name ?? "")).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)],
            Author = entry.Authors.FirstOrDefault()?.Name,
            PublishedAt = DateOf(entry.PublishDate),
            ModifiedAt = DateOf(entry.LastUpdatedTime),
            IsPasswordProtected = isPasswordForm,
        };
    }

    private static DateTimeOffset? DateOf(DateTimeOffset date) => date == default ? null : date.ToUniversalTime();
}
