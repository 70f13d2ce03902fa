using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TextTransfer.Classification.Training;
using TextTransfer.Encoders;
using TextTransfer.Files;
using TextTransfer.FineTuning;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.Classification.Exporting;

/// <summary>Writes a classifier for other platforms: the model, the tokenizer, and a manifest that says how to run them and how to check.</summary>
internal static class OnnxFolder
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, TextClassifier classifier, MixtureModel mixture, ITextEncoder encoder, EncoderAdapters? adapters)
    {
        OnnxTextEncoder onnx = TrainableEncoder.Of(encoder) ?? throw new OnnxExportException($"The encoder '{encoder.Info.Name}' is no ONNX model at hand, or two side by side. Train with one encoder that is opened from a folder.");
        EncoderSettings settings = onnx.Settings;
        if (!settings.Modules.IsEmpty)
            throw new OnnxExportException($"The encoder '{encoder.Info.Name}' has modules after pooling, which are not written.");
        if (settings.ExternalWeights is not { Count: 0 })
            throw new OnnxExportException($"The weights of '{encoder.Info.Name}' lie in files of their own beside the model. Save it as one file (onnx.save) and train again.");
        if (encoder.Info.Prompt.Length > 0 && settings.Pooling is { IncludesPrompt: false })
            throw new OnnxExportException($"The encoder '{encoder.Info.Name}' leaves its prompt out of pooling, which is not written.");

        byte[] model = adapters is null ? File.ReadAllBytes(settings.ModelPath) : BertModel.Read(settings).Merge(adapters.Linears, adapters.Scale);
        byte[] pipeline = OnnxPipeline.Build(model, onnx, mixture);
        Directory.CreateDirectory(folder);
        Write("model.onnx", pipeline);
        Write("tokenizer.json", File.ReadAllBytes(settings.TokenizerPath));
        string licence = Path.Combine(Path.GetDirectoryName(settings.TokenizerPath)!, "LICENSE");
        if (File.Exists(licence))
            Write("LICENSE", File.ReadAllBytes(licence));
        // Last: a folder with a manifest is complete.
        Write("manifest.json", Encoding.UTF8.GetBytes(Describe(classifier, onnx, ContentHash.Of(pipeline)).ToJsonString(Readable)));

        void Write(string name, byte[] content) => AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(content));
    }

    private static JsonObject Describe(TextClassifier classifier, OnnxTextEncoder encoder, string hash)
    {
        EncoderInfo info = classifier.Encoder;
        return new()
        {
            ["format"] = "texttransfer-onnx 1",
            ["model"] = "model.onnx",
            ["model_sha256"] = hash,
            ["tokenizer"] = "tokenizer.json",
            ["prompt"] = info.Prompt,
            ["max_tokens"] = info.MaxTokens,
            ["long_texts"] = "cut at max_tokens; the library reads all their windows",
            ["inputs"] = new JsonArray([.. encoder.InputNames.Select(n => (JsonNode)new JsonObject { ["name"] = n, ["type"] = encoder.InputType(n), ["value"] = Meaning(n) })]),
            ["output"] = OnnxPipeline.Output,
            ["labels"] = new JsonArray([.. classifier.Labels.Select(l => (JsonNode)l)]),
            ["abstain_below"] = classifier.Summary.Abstention.Threshold,
            ["encoder"] = new JsonObject { ["name"] = info.Name, ["fingerprint"] = info.Fingerprint, ["licence"] = info.License },
            // Names of labels, not texts of training: a manifest is read by many.
            ["check"] = new JsonArray([.. classifier.Labels.Take(3).Select(l => (JsonNode)Check(classifier, encoder, l))]),
        };
    }

    private static JsonObject Check(TextClassifier classifier, OnnxTextEncoder encoder, string text)
    {
        Dictionary<string, double> probabilities = classifier.Predict(text).Probabilities.ToDictionary(p => p.Label, p => p.Probability, StringComparer.Ordinal);
        return new()
        {
            ["text"] = text,
            ["token_ids"] = new JsonArray([.. encoder.TokenizeWindows(text, classifier.Encoder.MaxTokens)[0].Select(i => (JsonNode)i)]),
            ["probabilities"] = new JsonArray([.. classifier.Labels.Select(l => (JsonNode)probabilities[l])]),
        };
    }

    private static string Meaning(string input) => input switch
    {
        "input_ids" => "token ids of prompt and text, special tokens included, [batch, tokens]",
        "attention_mask" => "1 for every token, 0 for padding",
        "token_type_ids" => "0",
        _ => "positions, as the encoder's config.json counts them",
    };
}
