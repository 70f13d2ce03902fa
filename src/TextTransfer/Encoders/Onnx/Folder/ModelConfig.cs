namespace TextTransfer.Encoders;

/// <summary>What <c>config.json</c> says of the transformer, as far as running it needs.</summary>
/// <param name="FilePath">The file, whether it exists or not.</param>
/// <param name="Positions">Tokens the model has positions for; null where it does not say or has no limit.</param>
/// <param name="FirstPosition">The position of the first token; null where no kind of model is stated, which decides it.</param>
/// <param name="HiddenSize">Values of one token's vector; null where it does not say.</param>
internal sealed record ModelConfig(string FilePath, int? Positions, int? FirstPosition, int? HiddenSize)
{
    /// <summary>RoBERTa and its kin count positions from behind the padding token's id, and so have fewer than their table is long.</summary>
    private static readonly HashSet<string> PaddedPositions = new(StringComparer.Ordinal)
    {
        "roberta", "roberta-prelayernorm", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer", "xmod", "ibert", "data2vec-text",
    };

    public static ModelConfig Read(string folder)
    {
        const string FileName = "config.json";
        string path = Path.Combine(folder, FileName);
        using FolderJson? json = FolderJson.Find(folder, FileName);
        if (json is null)
            return new(path, null, null, null);

        int? first = json.Text("model_type") is not { } kind ? null : PaddedPositions.Contains(kind) ? (json.Int32("pad_token_id") ?? 1) + 1 : 0;
        // XLNet writes -1 for no limit.
        int? positions = json.TokenLimit("max_position_embeddings") is { } table and > 0 ? table - (first ?? 0) : null;
        return new(path, positions, first, json.Int32("hidden_size") ?? json.Int32("d_model") ?? json.Int32("dim") ?? json.Int32("n_embd"));
    }

    /// <summary>A longer window than the model has positions would fail in the middle of the work, at the first long text.</summary>
    public void RefuseMoreTokens(int maxTokens)
    {
        if (maxTokens > Positions)
            throw new EncoderFormatException(FilePath, $"the model has {Positions} positions, so a length limit of {maxTokens} tokens is too long; state at most {Positions} (option MaxTokens, --max-tokens).");
    }
}
