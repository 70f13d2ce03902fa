namespace TextTransfer;

/// <summary>
/// One text to classify, with what its source knows about it: a web page, a post of a WordPress export, a line of a file.
/// Immutable and safe to share between threads.
/// </summary>
public sealed record Document
{
    /// <summary>The body as plain text without markup; blocks are separated by line breaks.</summary>
    public required string Text { get; init; }

    /// <summary>The title as plain text, or <see langword="null"/> when the source has none.</summary>
    public string? Title { get; init; }

    /// <summary>What identifies the document within its source: a post id, a file name; <see langword="null"/> when the source has none.</summary>
    public string? Id { get; init; }

    /// <summary>The line of its file where it begins, from 1; <see langword="null"/> when it is not a record of a file of lines.</summary>
    public int? Line { get; init; }

    /// <summary>The address of the page, or <see langword="null"/>.</summary>
    public string? Url { get; init; }

    /// <summary>What documents that are not independent of one another share: a site, a template, an author.</summary>
    public string? Group { get; init; }

    /// <summary>The kind its source gives it (WordPress: <c>post</c>, <c>page</c>, ...), or <see langword="null"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>
    /// What laid it out, among the documents of its group: WordPress's type of post, and the template where it is not the usual one
    /// (<c>page/full-width</c>); the layout of any other page, as a hash; <see langword="null"/> when its source does not say. Documents of
    /// one template share words that are none of theirs, so that a label may be told by them.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>The publication state its source gives it (WordPress: <c>publish</c>, <c>draft</c>, ...), or <see langword="null"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Categories its author gave it, as names: weak labels, never gold.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Tags its author gave it, as names.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who wrote it, as its source names them (WordPress: the login name), or <see langword="null"/>.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, or written when it is a draft; <see langword="null"/> when its source does not say.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was changed last; <see langword="null"/> when its source does not say.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Its language as a BCP 47 tag, as its source gives it, or <see langword="null"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Whether its source shows it only to those who know a password.</summary>
    public bool IsPasswordProtected { get; init; }

    /// <summary>
    /// What an encoder reads: the title, a blank line, the body. A title is the densest sentence of a page,
    /// and training rows are composed in the same way (see <see cref="Compose"/>).
    /// </summary>
    public string TitleAndText => Compose(Title, Text);

    /// <summary>Joins a title and a body as <see cref="TitleAndText"/> does.</summary>
    /// <param name="title">The title, or <see langword="null"/> or empty for none.</param>
    /// <param name="text">The body.</param>
    /// <returns>The title, a blank line and the body, or the one of them that is not empty.</returns>
    public static string Compose(string? title, string text) =>
        string.IsNullOrWhiteSpace(title) ? text : string.IsNullOrWhiteSpace(text) ? title : $"{title}\n\n{text}";
}
