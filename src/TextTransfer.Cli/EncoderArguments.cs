using System.CommandLine;
using TextTransfer.Encoders;

namespace TextTransfer.Cli;

/// <summary>The options that say which encoder to open and how.</summary>
internal sealed class EncoderArguments
{
    private readonly Option<string?> modelFile = new("--model-file") { Description = "The ONNX file in the encoder's folder, e.g. onnx/model_qint8.onnx.", HelpName = "file" };
    private readonly Option<string?> outputName = new("--output-name") { Description = "The output of the model to read, where it has several.", HelpName = "name" };
    private readonly Option<PoolingMode?> pooling = new("--pooling") { Description = "Pooling of token vectors, where the encoder's folder does not say; several, parted by commas, are put together." };
    private readonly Option<bool?> normalize = new("--normalize") { Description = "Whether embeddings have length 1, where the encoder's folder does not say.", HelpName = "true|false" };
    private readonly Option<int?> maxTokens = new("--max-tokens") { Description = "Length limit of one window in tokens." };
    private readonly Option<string?> prompt = new("--prompt") { Description = "What is put before every text, '' for nothing." };
    private readonly Option<string?> promptName = new("--prompt-name") { Description = "The prompt put before every text, by its name in the encoder's folder." };
    private readonly Option<bool> truncate = new("--truncate") { Description = "Read only the beginning of long texts instead of cutting them into windows." };
    private readonly Option<int?> workers = new("--workers") { Description = "Texts encoded at once (default: one per processor)." };
    private readonly Option<bool> noCache = new("--no-cache") { Description = "Encode every text, and keep nothing; else the cache is in TEXTTRANSFER_CACHE or the user's cache folder." };

    private bool isCached = true;

    private EncoderArguments(string description, string? byDefault) =>
        Encoder = new("--encoder", "-e")
        {
            Description = description,
            HelpName = "name|folder|owner/name|a+b",
            DefaultValueFactory = _ => byDefault,
        };

    public Option<string?> Encoder { get; }

    public static EncoderArguments AddTo(Command command, string description, string? byDefault)
    {
        EncoderArguments arguments = new(description, byDefault);
        foreach (Option option in new Option[] { arguments.Encoder, arguments.modelFile, arguments.outputName, arguments.pooling, arguments.normalize, arguments.maxTokens, arguments.prompt, arguments.promptName, arguments.truncate, arguments.workers, arguments.noCache })
            command.Add(option);
        return arguments;
    }

    /// <summary>Without the cache, for a command that says itself whether there is one.</summary>
    public static EncoderArguments AddUncachedTo(Command command, string description)
    {
        EncoderArguments arguments = AddTo(command, description, byDefault: null);
        command.Options.Remove(arguments.noCache);
        arguments.isCached = false;
        return arguments;
    }

    /// <summary>Without <c>--encoder</c> and the cache, for a command that names the encoder by an argument and looks at it afresh.</summary>
    public static EncoderArguments AddSettingsTo(Command command)
    {
        EncoderArguments arguments = AddTo(command, "", byDefault: null);
        command.Options.Remove(arguments.Encoder);
        command.Options.Remove(arguments.noCache);
        return arguments;
    }

    /// <summary>Opens an encoder as the options say.</summary>
    public OpenedEncoder Open(ParseResult parsed, string name) => Open(parsed, name, new());

    /// <summary>Opens the encoder a model was trained with, by its name and with its settings where the options say nothing.</summary>
    public OpenedEncoder OpenLike(ParseResult parsed, EncoderInfo trained)
    {
        string name = parsed.GetValue(Encoder) ?? trained.Name;
        if (NamedEncoders.Split(name).Length == 2)
            return Open(parsed, name); // A model keeps the settings of one encoder; of two those stated in training must be stated again.
        if (parsed.GetValue(Encoder) is null && NamedEncoders.Find(name) is null && !HubModelId.TryParse(name, out _))
            throw new WrongUseException($"the model was trained with the encoder '{name}', which does not travel with texttransfer; state its folder by --encoder.");

        // Another encoder than the model's has settings of its own; the model will refuse it and say why.
        bool isAnother = NamedEncoders.Find(name) is { } named && named.Name != trained.Name;
        return isAnother ? Open(parsed, name) : Open(parsed, name, new()
        {
            Pooling = trained.Pooling,
            Normalize = trained.IsNormalized,
            MaxTokens = trained.MaxTokens > 0 ? trained.MaxTokens : null,
            Prompt = trained.Prompt,
            LongTexts = trained.LongTexts ?? LongTextMode.Windows,
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
        if (parsed.GetValue(maxTokens) > TransformerFile.MaxLimit)
            throw new WrongUseException($"--max-tokens takes a number up to {TransformerFile.MaxLimit}; a limit beyond what the model takes has no effect but an error.");
        if (parsed.GetValue(prompt) is not null && parsed.GetValue(promptName) is not null)
            throw new WrongUseException("--prompt states a text and --prompt-name another; give one of them.");

        return defaults with
        {
            ModelFile = parsed.GetValue(modelFile),
            OutputName = parsed.GetValue(outputName),
            Pooling = parsed.GetValue(pooling) ?? defaults.Pooling,
            Normalize = parsed.GetValue(normalize) ?? defaults.Normalize,
            MaxTokens = parsed.GetValue(maxTokens) ?? defaults.MaxTokens,
            // A name settles the prompt over the text a model was trained with.
            Prompt = parsed.GetValue(prompt) ?? (parsed.GetValue(promptName) is null ? defaults.Prompt : null),
            PromptName = parsed.GetValue(promptName),
            LongTexts = parsed.GetValue(truncate) ? LongTextMode.Truncate : defaults.LongTexts,
            Workers = parsed.GetValue(workers),
        };
    }

    private OpenedEncoder Open(ParseResult parsed, string name, EncoderOptions defaults)
    {
        EncoderOptions options = Read(parsed, defaults);
        List<ITextEncoder> opened = [];
        try
        {
            foreach (string part in NamedEncoders.Split(name))
                opened.Add(NamedEncoders.Open(part, options));
            return new(opened, !isCached || parsed.GetValue(noCache) ? null : EmbeddingCache.Open());
        }
        catch
        {
            opened.ForEach(e => e.Dispose());
            throw;
        }
    }
}
