namespace TextTransfer.Encoders;

/// <summary>
/// What an encoder folder in the sentence-transformers layout says about itself, completed by the caller's options.
/// </summary>
internal sealed record EncoderSettings
{
    public required string Folder { get; init; }

    public required string ModelPath { get; init; }

    /// <summary>The files with weights that the model file refers to; null where that cannot be told.</summary>
    public required IReadOnlyList<string>? ExternalWeights { get; init; }

    public required string TokenizerPath { get; init; }

    public required ModelConfig Config { get; init; }

    /// <summary>Null where neither the folder nor the options say, which is an error only if the model gives token vectors.</summary>
    public required PoolingFile? Pooling { get; init; }

    public required string? PoolingPath { get; init; }

    public required string ModulesPath { get; init; }

    public required SentenceModules Modules { get; init; }

    public required bool Normalize { get; init; }

    public required TransformerFile Transformer { get; init; }

    public required string Prompt { get; init; }

    public required IReadOnlyDictionary<string, string> Prompts { get; init; }

    public required string PromptsPath { get; init; }

    /// <summary>The options it was opened with.</summary>
    public required EncoderOptions Options { get; init; }

    public int MaxTokens => Transformer.MaxTokens;

    public string TokenizerConfigPath => Path.Combine(Path.GetDirectoryName(TokenizerPath)!, TokenizerConfigFile.FileName);

    /// <summary>Names of the files that were read and are there, as <see cref="NameOf"/> gives them, in ordinal order: all that decide vectors.</summary>
    public IReadOnlyList<string> FindDecisiveFiles() =>
    [
        .. new[] { ModelPath, TokenizerPath, TokenizerConfigPath, Config.FilePath, Transformer.FilePath, PoolingPath, ModulesPath, PromptsPath }
            .Concat(ExternalWeights ?? []).Concat(Modules.Files)
            .OfType<string>().Where(File.Exists).Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The path of a file from the encoder's folder, parted by <c>/</c>.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The pooling, for a model that gives token vectors.</summary>
    public PoolingFile RequirePooling() =>
        Pooling ?? throw new EncoderFormatException(Folder, $"has no 1_Pooling/config.json, and modules.json names no other; {PoolingFile.Remedy}");

    public static EncoderSettings Read(string folder, EncoderOptions options)
    {
        if (!Directory.Exists(folder))
            throw new EncoderFormatException(folder, "there is no such encoder folder.");

        if (options.MaxTokens is < 3 or > TransformerFile.MaxLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxTokens,
                $"The length limit must leave room for two special tokens and one of the text, and be at most {TransformerFile.MaxLimit}.");
        }

        if (options.Pooling is { } pooling && ((uint)pooling & ~(uint)PoolingFile.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(options), pooling, "There is no such pooling.");

        ModulesFile modules = ModulesFile.Read(folder);
        string transformer = modules.TransformerFolder;
        string model = ModelFile.Find(transformer, options.ModelFile);
        ModelConfig config = ModelConfig.Read(transformer);
        SentenceModules sentence = SentenceModules.Read(folder, modules);
        PromptsFile prompts = PromptsFile.Read(folder);
        EncoderSettings settings = new()
        {
            Folder = folder,
            ModelPath = model,
            ExternalWeights = Encoders.ExternalWeights.Find(model),
            TokenizerPath = FolderJson.Require(transformer, "tokenizer.json", "without it no text can be encoded; take it from the model's page."),
            Config = config,
            Pooling = PoolingFile.Read(modules.PoolingPath, options.Pooling),
            PoolingPath = modules.PoolingPath,
            ModulesPath = modules.FilePath,
            Modules = sentence,
            Normalize = options.Normalize ?? (modules.Exists ? sentence.EndsInNormalize
                : throw new EncoderFormatException(folder, $"has no {ModulesFile.FileName}; state whether embeddings are normalised (option Normalize, --normalize true|false).")),
            Transformer = TransformerFile.Read(modules, config, options.MaxTokens),
            Prompt = prompts.Choose(options),
            Prompts = prompts.Prompts,
            PromptsPath = prompts.FilePath,
            Options = options,
        };
        config.RefuseMoreTokens(settings.MaxTokens);
        return settings;
    }
}
