using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>The options that say how labelled and unlabelled tables are read: names of fields and the delimiter.</summary>
internal sealed class CorpusArguments
{
    private readonly Option<string> text = new("--text-field") { Description = "The column or property that holds the text.", DefaultValueFactory = _ => "text" };
    private readonly Option<string> label = new("--label-field") { Description = "The column or property that holds the class.", DefaultValueFactory = _ => "label" };
    private readonly Option<string?> title = new("--title-field") { Description = "The column or property that holds a title (default: title, if there)." };
    private readonly Option<string?> group = new("--group-field") { Description = "The column or property that holds what dependent texts share (default: group, if there)." };
    private readonly Option<string?> id = new("--id-field") { Description = "The column or property that identifies a text (default: id, if there)." };
    private readonly Option<string?> weight = new("--weight-field") { Description = "The column or property that holds how much a labelled text counts, above 0 (default: each counts as 1)." };
    private readonly Option<string?> delimiter = new("--delimiter") { Description = "The delimiter of CSV files, one character or tab (default: detected)." };

    private readonly Option<bool> multiLabel = new("--multi-label") { Description = "A text may have any number of labels, parted by | (a lone | for none)." };

    private CorpusArguments()
    {
    }

    public static CorpusArguments AddTo(Command command)
    {
        CorpusArguments arguments = new();
        foreach (Option option in new Option[] { arguments.text, arguments.label, arguments.title, arguments.group, arguments.id, arguments.weight, arguments.delimiter })
            command.Add(option);
        return arguments;
    }

    /// <summary>Lets the user say that labelled texts have any number of labels.</summary>
    public CorpusArguments WithMultiLabel(Command command)
    {
        command.Add(multiLabel);
        return this;
    }

    public bool IsMultiLabel(ParseResult parsed) => parsed.GetValue(multiLabel);

    public CorpusReadOptions Read(ParseResult parsed) => new()
    {
        TextField = parsed.GetValue(text)!,
        LabelField = parsed.GetValue(label)!,
        TitleField = parsed.GetValue(title),
        GroupField = parsed.GetValue(group),
        IdField = parsed.GetValue(id),
        WeightField = parsed.GetValue(weight),
        Delimiter = parsed.GetValue(delimiter) switch
        {
            null => null,
            "tab" or "\\t" => '\t',
            [var c] when char.IsAscii(c) && c is not ('"' or '\r' or '\n') => c,
            string other => throw new WrongUseException($"--delimiter takes one ASCII character other than a quote, or tab; not '{other}'."),
        },
    };

    /// <summary>Reads labelled texts; what is probably a mistake in them goes to standard error.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The file, or - for standard input.</param>
    /// <param name="streams">Where standard input is and messages go.</param>
    /// <param name="isPartial">Whether they go with others, so that a single class is no error.</param>
    public Corpus ReadCorpus(ParseResult parsed, string path, StandardStreams streams, bool isPartial = false)
    {
        if (path != "-" && !File.Exists(path))
            throw new InputException(path, Directory.Exists(path) ? "is a folder; name a CSV or JSON Lines file of labelled texts." : "there is no such file.");

        CorpusReadOptions options = Read(parsed) with { IsMultiLabel = IsMultiLabel(parsed), IsPartial = isPartial };
        Corpus corpus = path == "-"
            ? Corpus.Read(streams.Input, "standard input", options)
            : Corpus.Read(path, options);
        foreach (CorpusWarning warning in corpus.Warnings)
            streams.Error.WriteLine($"warning: {Printable.Message(warning.Message)}");
        return corpus;
    }
}
