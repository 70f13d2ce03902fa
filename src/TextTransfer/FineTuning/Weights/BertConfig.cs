using TextTransfer.Encoders;

namespace TextTransfer.FineTuning.Weights;

/// <summary>What <c>config.json</c> says of a transformer that its graph does not show. Immutable.</summary>
/// <param name="Heads">Heads of attention.</param>
/// <param name="Epsilon">Added to variances.</param>
internal sealed record BertConfig(int Heads, float Epsilon)
{
    private static readonly string[] Kinds = ["bert", "roberta", "xlm-roberta", "camembert", "electra"];

    /// <exception cref="EncoderFormatException">It says too little, or that the model is another one than can be trained.</exception>
    public static BertConfig Read(EncoderSettings settings)
    {
        string path = settings.Config.FilePath;
        using FolderJson json = FolderJson.Find(Path.GetDirectoryName(path)!, Path.GetFileName(path))
            ?? throw new EncoderFormatException(path, "is missing, so that the encoder cannot be fine-tuned; take it from the model's page.");
        string kind = json.Text("model_type") ?? "";
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
            throw new EncoderFormatException(path, $"says model_type '{kind}', which cannot be fine-tuned; {string.Join(", ", Kinds)} can.");
        if (json.Text("hidden_act") is { } activation and not "gelu")
            throw new EncoderFormatException(path, $"says hidden_act '{activation}'; encoders with gelu can be fine-tuned.");
        int heads = json.Int32("num_attention_heads") ?? throw new EncoderFormatException(path, "does not say num_attention_heads; take it from the model's page.");
        return new(heads, json.Root.TryGetProperty("layer_norm_eps", out var epsilon) && epsilon.TryGetSingle(out float stated) ? stated : 1e-12f);
    }
}
