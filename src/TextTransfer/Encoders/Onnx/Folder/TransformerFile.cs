using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>The settings of a Transformer module: the length limit, and what else changes a text on its way into the model.</summary>
/// <param name="MaxTokens">The length limit of one window.</param>
/// <param name="LowersCase">Whether texts are put into lower case before all else.</param>
/// <param name="FilePath">The file.</param>
internal sealed record TransformerFile(int MaxTokens, bool LowersCase, string FilePath)
{
    public const string FileName = "sentence_bert_config.json";

    /// <summary>
    /// The greatest length limit. What transformers writes for a tokenizer without one is greater by far, and no encoder takes
    /// so much in one window; buffers have the length of the limit.
    /// </summary>
    public const int MaxLimit = 1 << 20;

    private const string Remedy = "state the length limit in tokens (option MaxTokens, --max-tokens).";

    /// <summary>The names that older versions gave the file, by the kind of model.</summary>
    private static readonly string[] FileNames =
    [
        FileName, "sentence_roberta_config.json", "sentence_distilbert_config.json", "sentence_camembert_config.json",
        "sentence_albert_config.json", "sentence_xlm-roberta_config.json", "sentence_xlnet_config.json",
    ];

    public static TransformerFile Read(ModulesFile modules, ModelConfig model, int? stated)
    {
        string folder = modules.TransformerFolder;
        string name = FileNames.FirstOrDefault(f => File.Exists(Path.Combine(folder, f))) ?? FileName;
        using FolderJson? json = FolderJson.Find(folder, name);
        // The files of sentence-transformers come together; a bare model has none, and its own files say how long it is.
        if (json is null && modules.Exists && stated is null)
            throw new EncoderFormatException(folder, $"has no {FileName}; {Remedy}");
        if (json is not null)
            RefuseUnsupported(json);

        string path = Path.Combine(folder, name);
        int maxTokens = stated ?? json?.TokenLimit("max_seq_length") ?? ReadModelLimit(folder, path, model);
        return maxTokens > 2
            ? new(maxTokens, json?.Flag("do_lower_case") ?? false, path)
            : throw new EncoderFormatException(path, $"a max_seq_length of {maxTokens} leaves no room for text; {Remedy}");
    }

    /// <summary>The lesser of what the tokenizer and the model take, as the reference decides where no limit is stated.</summary>
    private static int ReadModelLimit(string folder, string path, ModelConfig model)
    {
        using FolderJson? tokenizer = FolderJson.Find(folder, TokenizerConfigFile.FileName);
        int? limit = tokenizer?.TokenLimit("model_max_length") is { } own and > 0 ? Math.Min(own, model.Positions ?? own) : model.Positions;
        return limit ?? throw new EncoderFormatException(path,
            $"states no max_seq_length up to {MaxLimit}, and neither tokenizer_config.json (model_max_length) nor config.json (max_position_embeddings) has a limit; {Remedy}");
    }

    private static void RefuseUnsupported(FolderJson json)
    {
        Expect("transformer_task", "feature-extraction");
        Expect("module_output_name", "token_embeddings");
        RefuseContent(json.Root, "query_expansion");
        if (json.Section("processing_kwargs") is { } processing)
        {
            RefuseContent(processing, "text");
            RefuseContent(processing, "common");
        }

        if (json.Section("modality_config") is { } modality
            && (modality.TryGetProperty("message", out _) || !modality.TryGetProperty("text", out JsonElement text)
                || text.ValueKind != JsonValueKind.Object || !text.TryGetProperty("method_output_name", out JsonElement output) || output.ToString() != "last_hidden_state"))
        {
            throw new EncoderFormatException(json.Path, $"the modality_config {modality.GetRawText()} is not supported; only plain text whose vectors are last_hidden_state is.");
        }

        void Expect(string name, string value)
        {
            if (json.Text(name) is { } other && other != value)
                throw new EncoderFormatException(json.Path, $"{name} '{other}' is not supported, only '{value}'.");
        }

        void RefuseContent(JsonElement parent, string name)
        {
            if (parent.TryGetProperty(name, out JsonElement value)
                && value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any()))
            {
                throw new EncoderFormatException(json.Path, $"{name} {value.GetRawText()} is not supported; texts are encoded as they are.");
            }
        }
    }
}
