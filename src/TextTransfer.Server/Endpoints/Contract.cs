using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TextTransfer.Server.Telemetry;

namespace TextTransfer.Server.Endpoints;

/// <summary>One text or several to classify.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ClassifyRequest
{
    [Description("The classifier; may be left out where there is one alone.")]
    public string? Model { get; init; }

    [Description("One text; or state texts.")]
    public string? Text { get; init; }

    [Description("Several texts.")]
    public IReadOnlyList<string>? Texts { get; init; }

    [Description("Whether to say why: what views, words and labelled texts add to the log-odds. Three times the work; the model must hold its examples.")]
    public bool Explain { get; init; }
}

internal sealed record ClassifyResponse(string Model, string Version, IReadOnlyList<ClassifyResult> Results);

/// <summary>The answer for one text.</summary>
internal sealed record ClassifyResult
{
    [Description("The most probable label, also when abstained.")]
    public required string Label { get; init; }

    [Description("Its calibrated probability, from 0 to 1.")]
    public required double Probability { get; init; }

    [Description("Whether the text is better left to a person.")]
    public required bool Abstained { get; init; }

    [Description("All labels, the most probable first.")]
    public required IReadOnlyList<LabelProbability> Probabilities { get; init; }

    [Description("Tokens read.")]
    public required int Tokens { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExplanationResult? Explanation { get; init; }
}

/// <summary>Why: the log-odds of label against the second as a sum; 0.69 doubles the odds.</summary>
internal sealed record ExplanationResult(
    string Label, string Against, double LogOdds, double Intercept,
    IReadOnlyList<ViewContribution> Views, IReadOnlyList<SpanContribution> Lines, IReadOnlyList<WordContribution> Words, IReadOnlyList<ExampleResult> LabelledTexts);

internal sealed record ExampleResult(string Label, string Text, double Contribution);

/// <summary>A line of a stream to classify.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record StreamLine
{
    public required string Text { get; init; }

    public string? Id { get; init; }
}

/// <summary>A line of the answer, in the order of the texts: a result, or an error for this text alone.</summary>
internal sealed record StreamResult(int Index)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassifyResult? Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StreamError? Error { get; init; }
}

internal sealed record StreamError(int Status, string Detail);

/// <summary>As OpenAI's interface has it; members unknown here are ignored, as there.</summary>
internal sealed record EmbeddingsRequest
{
    [Description("A classifier, whose encoder is meant, or an encoder by its name; may be left out where there is one classifier alone.")]
    public string? Model { get; init; }

    [Description("A text or an array of texts.")]
    public required JsonElement Input { get; init; }

    [Description("float or base64.")]
    public string? EncodingFormat { get; init; }

    [Description("The encoder's own number, or left out.")]
    public int? Dimensions { get; init; }
}

internal sealed record EmbeddingsResponse(string Object, IReadOnlyList<EmbeddingItem> Data, string Model, EmbeddingsUsage Usage);

/// <param name="Object">Always embedding.</param>
/// <param name="Index">The place of the text in the input.</param>
/// <param name="Embedding">Numbers, or the Base64 of their little-endian single-precision bytes.</param>
internal sealed record EmbeddingItem(string Object, int Index, object Embedding);

internal sealed record EmbeddingsUsage(int PromptTokens, int TotalTokens);

/// <summary>Two texts to compare by meaning.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CompareRequest
{
    public string? Model { get; init; }

    public required string First { get; init; }

    public required string Second { get; init; }
}

/// <param name="Model">The classifier whose encoder was asked.</param>
/// <param name="Cosine">The cosine of both embeddings, from -1 to 1; encoders differ in what they call near.</param>
/// <param name="Tokens">Tokens of both.</param>
internal sealed record CompareResponse(string Model, double Cosine, int Tokens);

internal sealed record ModelsResponse(string Object, IReadOnlyList<ModelItem> Data);

/// <summary>A classifier, with the members OpenAI's interface has and what else is known.</summary>
internal sealed record ModelItem(
    string Id, string Object, long Created, string OwnedBy, string Version, IReadOnlyList<string> Labels, int TrainedOn, double? OutOfFoldAccuracy, bool Explains,
    EncoderItem Encoder, DriftReport Drift);

internal sealed record EncoderItem(string Name, int Dimension, int MaxTokens, string Prompt, bool IsFineTuned, string Fingerprint);

/// <summary>What is wrong, where clients of OpenAI's interface look for it.</summary>
internal sealed record ErrorBody(string? Message, string? Type, int Code);
