using TextTransfer.Web;

namespace TextTransfer.Cli.Input;

/// <summary>
/// Documents from anything a user names: a WordPress export, HTML, a folder of HTML, CSV, JSON Lines, lines of text, and
/// standard input with the last three.
/// </summary>
internal sealed class DocumentInput(CorpusReadOptions options, StandardStreams streams)
{
    public IEnumerable<Document> Read(string path)
    {
        if (path == "-")
            return RefuseMarkup(Documents.Read(streams.Input, "standard input", options));
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new InputException(path, "there is no such file or folder.");

        return DocumentSource.Detect(path) == DocumentSourceKind.Unknown ? Documents.Read(path, options) : DocumentSource.Read(path);
    }

    /// <summary>Line by line, a page or an export would be classified tag by tag.</summary>
    private static IEnumerable<Document> RefuseMarkup(IEnumerable<Document> documents)
    {
        bool isFirst = true;
        foreach (Document document in documents)
        {
            if (isFirst && document.Text.TrimStart().StartsWith('<'))
                throw new InputException("standard input", "holds markup, but is read as texts, one a line; save the page or export to a file and name the file.");
            isFirst = false;
            yield return document;
        }
    }
}
