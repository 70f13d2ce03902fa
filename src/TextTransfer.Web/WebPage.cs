using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>The main content of a web page and what the page says of itself. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Fields are read from JSON-LD, broken one included, Open Graph, <c>meta</c> and <c>link</c> elements and the markup of
/// WordPress and its themes, in this order of trust (<see cref="FieldSource"/>); of languages the one of the document counts
/// before those of <c>meta</c>, of addresses the canonical link before all others. What belongs to other posts, comments and
/// menus does not count. Values are decoded, on one line, and of at most 1,000 characters, names of 150; of terms there are
/// 100 at most.
/// </remarks>
public sealed record WebPage
{
    /// <summary>Bytes of a file, unzipped, above which it is refused.</summary>
    private const int MaxBytes = 64_000_000;

    /// <summary>The main content, without markup: blocks separated by one <c>\n</c>, in the form of <see cref="HtmlText"/>; empty when there is none.</summary>
    public required string Text { get; init; }

    /// <summary>The blocks of <see cref="Text"/>, in its order.</summary>
    public IReadOnlyList<ContentBlock> Blocks { get; init; } = [];

    /// <summary>What the page is for.</summary>
    public PageKind Kind { get; init; }

    /// <summary>The title without the name of the site, or <see langword="null"/>.</summary>
    public PageField<string>? Title { get; init; }

    /// <summary>Who wrote it, several separated by a comma, or <see langword="null"/>.</summary>
    public PageField<string>? Author { get; init; }

    /// <summary>When it was published, with the offset that is stated, else in UTC; <see langword="null"/> when that is not said.</summary>
    public PageField<DateTimeOffset>? PublishedAt { get; init; }

    /// <summary>When it was changed last, in the same form, or <see langword="null"/>.</summary>
    public PageField<DateTimeOffset>? ModifiedAt { get; init; }

    /// <summary>Its language as a BCP 47 tag, or <see langword="null"/>.</summary>
    public PageField<string>? Language { get; init; }

    /// <summary>Its own address, else the one it was found at: a whole web address, or <see langword="null"/>.</summary>
    public PageField<string>? CanonicalUrl { get; init; }

    /// <summary>The name of its site, or <see langword="null"/>.</summary>
    public PageField<string>? SiteName { get; init; }

    /// <summary>Categories its author gave it, as names, or as slugs where only classes state them: weak labels, never gold.</summary>
    public IReadOnlyList<PageField<string>> Categories { get; init; } = [];

    /// <summary>Tags its author gave it, in the same form.</summary>
    public IReadOnlyList<PageField<string>> Tags { get; init; } = [];

    /// <summary>Captions of its pictures.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Reads a file, also one compressed with gzip. Nothing is fetched or executed.</summary>
    /// <param name="path">The file. Its encoding is found by byte order mark, then <c>meta</c>, then UTF-8, else Windows-1252.</param>
    /// <returns>The page; its text is empty when it has none.</returns>
    /// <exception cref="WebFormatException">The file is missing, may not be read, is damaged gzip or larger than 64 MB.</exception>
    public static WebPage Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var source = SourceStream.Open(path);
        return Read(source, path);
    }

    /// <summary>Reads a stream as <see cref="Read(string)"/> reads a file.</summary>
    /// <param name="stream">The bytes of the page; disposed of.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WebFormatException">It is damaged gzip or larger than 64 MB.</exception>
    public static WebPage Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var source = SourceStream.Wrap(stream, name);
        return Read(source, name);
    }

    /// <summary>Reads what a server answered.</summary>
    /// <param name="resource">The answer. The encoding it names counts before that of <c>meta</c>.</param>
    /// <exception cref="WebFetchException">It is an error, or not a page.</exception>
    public static WebPage Read(FetchedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (!resource.IsSuccess)
            throw new WebFetchException(resource.Address, $"the server answered {(int)resource.Status} ({resource.Status}). Check the address, and that it needs no login.");
        if (resource.MediaType is not (null or "text/html" or "application/xhtml+xml"))
            throw new WebFetchException(resource.Address, $"the server sent {resource.MediaType}, which is not a web page. Give the address of an HTML page.");

        return MainContent.Extract(resource.DecodeText(), resource.Address);
    }

    /// <summary>
    /// The page as something to classify. Scheme and host of its address are its group, so that folds keep the pages of a site
    /// together; its kind is written in lower case.
    /// </summary>
    /// <param name="id">What identifies it within its source.</param>
    public Document ToDocument(string? id = null) => new()
    {
        Text = Text,
        Title = Title?.Value,
        Id = id,
        Url = CanonicalUrl?.Value,
        Group = SiteGroup.Of(CanonicalUrl?.Value),
        Kind = Kind.ToString().ToLowerInvariant(),
        Categories = [.. Categories.Select(c => c.Value)],
        Tags = [.. Tags.Select(t => t.Value)],
        Author = Author?.Value,
        PublishedAt = PublishedAt?.Value,
        ModifiedAt = ModifiedAt?.Value,
        Language = Language?.Value,
    };

    private static WebPage Read(SourceStream source, string name)
    {
        try
        {
            return MainContent.Extract(TextEncodings.DecodeHtml(ReadAll(source, name)));
        }
        catch (InvalidDataException e)
        {
            throw SourceStream.DamagedGzip(name, e);
        }
    }

    private static ReadOnlySpan<byte> ReadAll(SourceStream source, string path)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
                throw new WebFormatException(path, $"the page is larger than {MaxBytes / 1_000_000} MB. Leave it out, or cut it into pages.");
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
