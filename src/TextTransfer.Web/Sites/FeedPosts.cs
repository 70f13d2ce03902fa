using System.Text.RegularExpressions;
using TextTransfer.Web.Sources;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web.Sites;

/// <summary>The posts of a feed, RSS or Atom, with the text that it gives of them.</summary>
internal static partial class FeedPosts
{
    /// <exception cref="WebFormatException">It is no feed.</exception>
    public static IReadOnlyList<(Document Document, bool IsWhole)> Read(FetchedResource answer, string group)
    {
        var name = answer.Address.AbsoluteUri;
        var body = answer.Body.ToArray();

        // All posts are kept, so that nothing may become larger here than it came.
        if (body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            throw new WebFormatException(name, "it is a gzip file, not a feed.");
        var posts = AtomFeed.IsAtom(body)
            ? AtomFeed.Read(body, name)
            : WxrReader.ReadItems(() => SourceStream.Wrap(new MemoryStream(body), name), name).Select(i => (Document: i.Item.ToDocument(null), IsWhole: i.Item.HasContent));
        return [.. posts.Where(p => (p.Document.Id ?? p.Document.Url) is not null).Select(p => (p.Document with
        {
            Id = IdOf(p.Document),
            Group = group,
            Kind = "post",
            Template = "post",
            Status = "publish",
        }, p.IsWhole))];
    }

    // WordPress's own number of the post, where the feed shows it: then it is the same by every source.
    private static string IdOf(Document post) =>
        PostNumber().Match(post.Id ?? "") is { Success: true, Groups: var groups } ? groups[1].Value : post.Url ?? post.Id!;

    [GeneratedRegex(@"[?&](?:#0?38;|amp;)?p=(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PostNumber();
}
