using TextTransfer.Corpora.Reading;

namespace TextTransfer;

/// <summary>
/// Reads texts to classify from CSV, JSON Lines or plain lines, one after another, so that a file may be larger than memory.
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
        });
    }
}
