using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>The main content of a web page and what the page says of itself. Immutable and safe to share between threads.</summary>
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

    /// <summary>The title, or <see langword="null"/>.</summary>
    public PageField<string>? Title { get; init; }

    /// <summary>Who wrote it, or <see langword="null"/>.</summary>
    public PageField<string>? Author { get; init; }

    /// <summary>When it was published, or <see langword="null"/>.</summary>
    public PageField<DateTimeOffset>? PublishedAt { get; init; }

    /// <summary>When it was changed last, or <see langword="null"/>.</summary>
    public PageField<DateTimeOffset>? ModifiedAt { get; init; }

    /// <summary>Its language as a BCP 47 tag, or <see langword="null"/>.</summary>
    public PageField<string>? Language { get; init; }

    /// <summary>Its own address, a whole web address, or <see langword="null"/>.</summary>
    public PageField<string>? CanonicalUrl { get; init; }

    /// <summary>The name of its site, or <see langword="null"/>.</summary>
    public PageField<string>? SiteName { get; init; }

    /// <summary>Categories its author gave it, as names: weak labels, never gold.</summary>
    public IReadOnlyList<PageField<string>> Categories { get; init; } = [];

    /// <summary>Tags its author gave it, as names.</summary>
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
        try
        {
            return MainContent.Extract(TextEncodings.DecodeHtml(ReadAll(source, path)));
        }
        catch (InvalidDataException e)
        {
            throw SourceStream.DamagedGzip(path, e);
        }
    }

    /// <summary>The page as something to classify.</summary>
    /// <param name="id">What identifies it within its source.</param>
    public Document ToDocument(string? id = null) => new()
    {
        Text = Text,
        Title = Title?.Value,
        Id = id,
        Url = CanonicalUrl?.Value,
        Categories = [.. Categories.Select(c => c.Value)],
        Tags = [.. Tags.Select(t => t.Value)],
        Author = Author?.Value,
        PublishedAt = PublishedAt?.Value,
        ModifiedAt = ModifiedAt?.Value,
        Language = Language?.Value,
    };

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
