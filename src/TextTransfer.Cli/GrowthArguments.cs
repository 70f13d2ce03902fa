using System.CommandLine;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli;

/// <summary>The options that change the examples of a model before it is trained again.</summary>
internal sealed class GrowthArguments
{
    private readonly Option<string?> add = new("--add")
    {
        Description = "Labelled texts to add to the examples of a model: CSV or JSON Lines, - for standard input. A text that is there already gets the new label.",
        HelpName = "more.csv",
    };

    private readonly Option<string?> remove = new("--remove")
    {
        Description = "Examples to remove from those of a model: CSV or JSON Lines with their texts or, without texts, their ids; or one text or id a line.",
        HelpName = "ids.txt",
    };

    private GrowthArguments()
    {
    }

    public static GrowthArguments AddTo(Command command)
    {
        GrowthArguments arguments = new();
        command.Add(arguments.add);
        command.Add(arguments.remove);
        return arguments;
    }

    /// <summary>Whether training starts from the examples of a model: anything is asked of them, or the file is one.</summary>
    public bool StartsFrom(ParseResult parsed, string source) =>
        parsed.GetValue(add) is not null || parsed.GetValue(remove) is not null || IsModel(source);

    /// <summary>The files that are read, for checks before the work.</summary>
    public IEnumerable<string?> Inputs(ParseResult parsed) => [parsed.GetValue(add), parsed.GetValue(remove)];

    /// <summary>The texts to add; none when there are none.</summary>
    public Corpus ReadAdded(ParseResult parsed, CorpusArguments corpora, StandardStreams streams) =>
        parsed.GetValue(add) is { } path ? corpora.ReadCorpus(parsed, path, streams, isPartial: true) : new([]);

    /// <summary>The examples without those to remove.</summary>
    public EmbeddedCorpus Remove(ParseResult parsed, EmbeddedCorpus examples, CorpusArguments corpora, StandardStreams streams)
    {
        if (parsed.GetValue(remove) is not { } path)
            return examples;
        if (path == "-" && parsed.GetValue(add) == "-")
            throw new WrongUseException("standard input cannot hold both what to add and what to remove.");

        ExampleSelection selection = ExampleSelection.Read(path, corpora.Read(parsed), streams, examples.Corpus);
        return examples.Remove(selection.Contains);
    }

    /// <summary>A model file begins as a ZIP file does; no table of texts does.</summary>
    private static bool IsModel(string path)
    {
        if (!File.Exists(path))
            return false;
        using FileStream stream = File.OpenRead(path);
        return stream.ReadByte() == 'P' && stream.ReadByte() == 'K' && stream.ReadByte() == 3;
    }
}
