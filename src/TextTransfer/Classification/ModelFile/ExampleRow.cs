using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TextTransfer.Classification.ModelFile;

/// <summary>What a model file keeps of an embedded text beside its vectors, as an object of JSON on a line of its own.</summary>
/// <param name="Text">The text that was embedded.</param>
/// <param name="Label">Its class, or the class whose name it is.</param>
/// <param name="Group">As <see cref="LabeledText.Group"/>.</param>
/// <param name="Id">As <see cref="LabeledText.Id"/>.</param>
/// <param name="Weight">As <see cref="LabeledText.Weight"/>; left out where it is 1.</param>
/// <param name="Tokens">As <see cref="TextEmbedding.TokenCount"/>.</param>
/// <param name="Windows">As <see cref="TextEmbedding.WindowCount"/>.</param>
/// <param name="IsTruncated">As <see cref="TextEmbedding.IsTruncated"/>.</param>
internal sealed record ExampleRow(
    string Text, string Label, string? Group = null, string? Id = null, double? Weight = null, int Tokens = 0, int Windows = 0, bool IsTruncated = false)
{
    private static readonly ExampleRowJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Texts of most scripts would be three times as long otherwise.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    public string ToJson() => JsonSerializer.Serialize(this, Json.ExampleRow);

    public static ExampleRow Parse(string json) =>
        JsonSerializer.Deserialize(json, Json.ExampleRow) ?? throw new InvalidDataException("an example is empty");
}

[JsonSerializable(typeof(ExampleRow))]
internal sealed partial class ExampleRowJson : JsonSerializerContext;
