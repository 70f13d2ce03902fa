using TextTransfer.Corpora.Reading;

namespace TextTransfer;

/// <summary>
/// How files of texts are read: the columns of a CSV header or the properties of JSON objects, and what is not left to
/// detection. Names match exactly or, failing that, without regard to case and surrounding spaces. Immutable.
/// </summary>
public sealed record CorpusReadOptions
{
    /// <summary>The field that holds the text; must be there. Default <c>text</c>.</summary>
    public string TextField { get; init; } = "text";

    /// <summary>The field that holds the class; must be there when labels are read. Default <c>label</c>.</summary>
    public string LabelField { get; init; } = "label";

    /// <summary>
    /// The field that holds a title. A corpus puts it in front of the text (<see cref="Document.Compose"/>), so that training
    /// sees what classification sees. Default <see langword="null"/>: <c>title</c> if there. A name given must be there; empty for none.
    /// </summary>
    public string? TitleField { get; init; }

    /// <summary>The field that holds what dependent texts share (site, template, author). Default <see langword="null"/>: <c>group</c> if there. A name given must be there; empty for none.</summary>
    public string? GroupField { get; init; }

    /// <summary>The field that identifies a text. Default <see langword="null"/>: <c>id</c> if there. A name given must be there; empty for none.</summary>
    public string? IdField { get; init; }

    /// <summary>The field that holds an address; documents only. Default <see langword="null"/>: <c>url</c> if there. A name given must be there; empty for none.</summary>
    public string? UrlField { get; init; }

    /// <summary>
    /// The field that holds how much a labelled text counts (<see cref="LabeledText.Weight"/>), a number above 0. A name given
    /// must be there. Default <see langword="null"/>: none, even where a field is called <c>weight</c>, for that may be one of grams.
    /// </summary>
    public string? WeightField { get; init; }

    /// <summary>
    /// Whether the labelled texts go with others, such as examples to add: a single class, and a single text of a class, are
    /// then no error. Default <see langword="false"/>.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether a file may name texts by their ids alone.</summary>
    internal bool IsTextOptional { get; init; }

    /// <summary>The delimiter of CSV files, an ASCII character. Default <see langword="null"/>: tab for <c>.tsv</c>, else detected among comma, semicolon, tab and pipe.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The format. Default <see langword="null"/>: by the extension (.csv, .tsv; .jsonl, .ndjson, .json), else by the first line.</summary>
    public CorpusFormat? Format { get; init; }

    /// <summary>
    /// Whether a text may have any number of labels, parted by <c>|</c> (<see cref="LabelSet"/>): they are then checked one by
    /// one, and a label may be on one text alone. Default <see langword="false"/>.
    /// </summary>
    public bool IsMultiLabel { get; init; }

    internal string NameOf(SourceField field) => field switch
    {
        SourceField.Text => TextField,
        SourceField.Label => LabelField,
        SourceField.Title => TitleField ?? "title",
        SourceField.Group => GroupField ?? "group",
        SourceField.Id => IdField ?? "id",
        SourceField.Weight => WeightField ?? "",
        SourceField.Url => UrlField ?? "url",
        _ => field.ToString().ToLowerInvariant(),
    };

    internal bool IsNamed(SourceField field) => field switch
    {
        SourceField.Text => !IsTextOptional,
        SourceField.Label => true,
        SourceField.Title => !string.IsNullOrEmpty(TitleField),
        SourceField.Group => !string.IsNullOrEmpty(GroupField),
        SourceField.Id => !string.IsNullOrEmpty(IdField),
        SourceField.Weight => !string.IsNullOrEmpty(WeightField),
        SourceField.Url => !string.IsNullOrEmpty(UrlField),
        _ => false,
    };
}
