using TextTransfer.Corpora.Reading;
using TextTransfer.Corpora.Writing;

namespace TextTransfer;

/// <summary>
/// Reads texts to classify from CSV, JSON Lines or plain lines, and writes JSON Lines, one after another, so that a file may be
/// larger than memory.
/// </summary>
/// <remarks>
/// Every record gives a document, one with an empty text too, so that results can be matched to rows. The id is the record's
/// own or the number of the line it begins on. A <see cref="CorpusFormatException"/> comes when the record in question is reached.
/// </remarks>
public static class Documents
{
    /// <summary>Reads a file with the default names, in whatever of the formats it has.</summary>
    /// <inheritdoc cref="Read(string, CorpusReadOptions)" path="/*[not(self::summary)]"/>
    public static IEnumerable<Document> Read(string path) => Read(path, new CorpusReadOptions());

    /// <summary>Reads a file; it is opened when the enumeration starts and closed when it ends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the fields and the format.</param>
    /// <exception cref="CorpusFormatException">While enumerating: something in the file is wrong.</exception>
    /// <exception cref="IOException">While enumerating: the file cannot be read.</exception>
    public static IEnumerable<Document> Read(string path, CorpusReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return Enumerate();

        IEnumerable<Document> Enumerate()
        {
            using FileStream stream = File.OpenRead(path);
            foreach (Document document in Read(stream, path, options))
                yield return document;
        }
    }

    /// <summary>Reads a stream, such as standard input, once.</summary>
    /// <param name="stream">Read while enumerating; stays open.</param>
    /// <param name="name">What messages call it; its extension counts.</param>
    /// <param name="options">Names of the fields and the format.</param>
    /// <exception cref="CorpusFormatException">While enumerating: something in it is wrong.</exception>
    public static IEnumerable<Document> Read(Stream stream, string name, CorpusReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        return SourceRecords.Read(stream, name, options, isLabelled: false).Select(record => new Document
        {
            Text = record[SourceField.Text] ?? "",
            Title = record.Optional(SourceField.Title),
            Id = record.Optional(SourceField.Id),
            Line = record.Line,
            Url = record.Optional(SourceField.Url),
            Group = record.Optional(SourceField.Group),
            Kind = record.Optional(SourceField.Kind),
            Template = record.Optional(SourceField.Template),
            Status = record.Optional(SourceField.Status),
            Categories = record.Names(SourceField.Categories),
            Tags = record.Names(SourceField.Tags),
            Author = record.Optional(SourceField.Author),
            PublishedAt = record.Time(SourceField.Published),
            ModifiedAt = record.Time(SourceField.Modified),
            Language = record.Optional(SourceField.Language),
            IsPasswordProtected = record.Optional(SourceField.Protected) == "true",
        });
    }

    /// <summary>
    /// Writes documents as JSON Lines, an object a line with <c>id</c>, <c>url</c>, <c>title</c>, <c>text</c>, <c>group</c>, <c>kind</c>,
    /// <c>template</c>, <c>status</c>, <c>categories</c>, <c>tags</c>, <c>author</c>, <c>published</c>, <c>modified</c>, <c>language</c> and <c>protected</c>; what
    /// is not known is left out. <see cref="Read(string)"/> gives them back, but for a <c>|</c> in the name of a category or tag, which parts it.
    /// </summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="documents">The documents, asked for as they are written.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void WriteJsonLines(Stream stream, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(documents);
        foreach (Document document in documents)
            stream.Write(JsonDocumentLine.Of(document));
    }
}
