using System.CommandLine;

namespace TextTransfer.Cli;

/// <summary>The options that say which encoder to open and how.</summary>
internal sealed class EncoderArguments
{
    private readonly Option<PoolingMode?> pooling = new("--pooling") { Description = "Pooling of token vectors, where the encoder's folder does not say." };
    private readonly Option<bool?> normalize = new("--normalize") { Description = "Whether embeddings have length 1, where the encoder's folder does not say.", HelpName = "true|false" };
    private readonly Option<int?> maxTokens = new("--max-tokens") { Description = "Length limit of one window in tokens." };
    private readonly Option<string?> prompt = new("--prompt") { Description = "What is put before every text, '' for nothing." };
    private readonly Option<bool> truncate = new("--truncate") { Description = "Read only the beginning of long texts instead of cutting them into windows." };
    private readonly Option<int?> workers = new("--workers") { Description = "Texts encoded at once (default: one per processor)." };

    private EncoderArguments(string description, string? byDefault) =>
        Encoder = new("--encoder", "-e")
        {
            Description = description,
            HelpName = "name|folder",
            DefaultValueFactory = _ => byDefault,
        };

    public Option<string?> Encoder { get; }

    public static EncoderArguments AddTo(Command command, string description, string? byDefault)
    {
        EncoderArguments arguments = new(description, byDefault);
        foreach (Option option in new Option[] { arguments.Encoder, arguments.pooling, arguments.normalize, arguments.maxTokens, arguments.prompt, arguments.truncate, arguments.workers })
            command.Add(option);
        return arguments;
    }

    /// <summary>The same without <c>--encoder</c>, for a command that names the encoder by an argument.</summary>
    public static EncoderArguments AddSettingsTo(Command command)
    {
        EncoderArguments arguments = AddTo(command, "", byDefault: null);
        command.Options.Remove(arguments.Encoder);
        return arguments;
    }

    /// <summary>Opens an encoder as the options say.</summary>
    public OnnxTextEncoder Open(ParseResult parsed, string name) => Open(parsed, name, new());

    /// <summary>Opens the encoder a model was trained with, by its name and with its settings where the options say nothing.</summary>
    public OnnxTextEncoder OpenLike(ParseResult parsed, EncoderInfo trained)
    {
        string name = parsed.GetValue(Encoder) ?? trained.Name;
        if (parsed.GetValue(Encoder) is null && NamedEncoders.Find(name) is null)
            throw new WrongUseException($"the model was trained with the encoder '{name}', which does not travel with texttransfer; state its folder by --encoder.");

        // Another encoder than the model's has settings of its own; the model will refuse it and say why.
        bool isAnother = NamedEncoders.Find(name) is { } named && named.Name != trained.Name;
        return isAnother ? Open(parsed, name) : Open(parsed, name, new()
        {
            Pooling = trained.Pooling,
            Normalize = trained.IsNormalized,
            MaxTokens = trained.MaxTokens,
            Prompt = trained.Prompt,
            LongTexts = trained.LongTexts,
        });
    }

    /// <summary>Refuses a length limit that leaves no room for text.</summary>
    public static void RefuseTooFew(int? maxTokens)
    {
        if (maxTokens is < 3)
            throw new WrongUseException("--max-tokens takes a number from 3: two special tokens and one of the text.");
    }

    /// <summary>What the options state, completed by defaults.</summary>
    public EncoderOptions Read(ParseResult parsed, EncoderOptions defaults)
    {
        if (parsed.GetValue(workers) is < 1)
            throw new WrongUseException("--workers takes a number from 1.");
        RefuseTooFew(parsed.GetValue(maxTokens));

        return defaults with
        {
            Pooling = parsed.GetValue(pooling) ?? defaults.Pooling,
            Normalize = parsed.GetValue(normalize) ?? defaults.Normalize,
            MaxTokens = parsed.GetValue(maxTokens) ?? defaults.MaxTokens,
            Prompt = parsed.GetValue(prompt) ?? defaults.Prompt,
            LongTexts = parsed.GetValue(truncate) ? LongTextMode.Truncate : defaults.LongTexts,
            Workers = parsed.GetValue(workers),
        };
    }

    private OnnxTextEncoder Open(ParseResult parsed, string name, EncoderOptions defaults) => NamedEncoders.Open(name, Read(parsed, defaults));
}
