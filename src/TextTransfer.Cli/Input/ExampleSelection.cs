using TextTransfer.Corpora.Reading;

namespace TextTransfer.Cli.Input;

/// <summary>Examples named by a file: by their text, or by their id where it gives no text.</summary>
internal sealed class ExampleSelection
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private ExampleSelection()
    {
    }

    /// <exception cref="InputException">Nothing is named, or an example that is not there.</exception>
    public static ExampleSelection Read(string path, CorpusReadOptions options, StandardStreams streams, Corpus examples)
    {
        options = options with { IsTextOptional = true };
        if (path != "-" && !File.Exists(path))
            throw new InputException(path, "there is no such file.");

        HashSet<string> knownTexts = new(examples.Texts.Select(t => t.Text.Trim()), StringComparer.Ordinal);
        HashSet<string> knownIds = new(examples.Texts.Select(t => t.Id).OfType<string>(), StringComparer.Ordinal);
        ExampleSelection selection = new();
        foreach (Document document in path == "-" ? Documents.Read(streams.Input, "standard input", options) : Documents.Read(path, options))
        {
            string text = document.TitleAndText.Trim();
            string? id = text.Length == 0 ? document.Id : document.Id is null ? text : null; // A line alone may be either.
            bool isText = knownTexts.Contains(text);
            bool isId = id is not null && knownIds.Contains(id);
            if (!isText && !isId)
                throw new InputException(path, $"no example has the text or id \"{LabeledRecords.Start(text.Length == 0 ? id ?? "" : text)}\"; correct it or delete the row.", document.Line);
            if (isText)
                selection.texts.Add(text);
            if (isId)
                selection.ids.Add(id!);
        }

        if (selection.texts.Count + selection.ids.Count == 0)
            throw new InputException(path, "it names no examples; give their texts or ids.");
        return selection;
    }

    public bool Contains(LabeledText example) => texts.Contains(example.Text.Trim()) || (example.Id is not null && ids.Contains(example.Id));
}
