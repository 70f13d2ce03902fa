using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Endpoints;

/// <summary>Embeddings as OpenAI's interface has them, so that its clients work unchanged.</summary>
internal static class EmbeddingsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/embeddings", EmbedAsync)
        .WithSummary("Embed one text or several, as OpenAI's interface does")
        .WithDescription("The vectors are those of the encoder a model was trained with, its prompt put before every text.")
        .ProducesTextProblems();

    private static async Task<Ok<EmbeddingsResponse>> EmbedAsync(EmbeddingsRequest request, TextWork work, ClaimsPrincipal client, CancellationToken cancellationToken)
    {
        bool isBase64 = request.EncodingFormat switch
        {
            null or "float" => false,
            "base64" => true,
            _ => throw new RequestException(400, "encoding_format is float or base64."),
        };
        string[] texts = Read(request.Input);
        using ClassifierLease lease = work.Model(request.Model, isEncoderToo: true);
        LoadedClassifier model = lease.Model;
        int dimension = model.Manifest.EmbeddedBy.Dimension;
        if (request.Dimensions is { } wanted && wanted != dimension)
            throw new RequestException(400, $"The encoder gives {dimension} dimensions and was not trained to be cut: leave out dimensions.");
        using Admission admission = work.Admit(model, client, texts);
        TextEmbedding[] embeddings = await Task.WhenAll(texts.Select(t => work.EmbedAsync(model, admission, t, cancellationToken))).ConfigureAwait(false);
        int tokens = embeddings.Sum(e => e.TokenCount);
        return TypedResults.Ok(new EmbeddingsResponse(
            "list",
            [.. embeddings.Select((e, i) => new EmbeddingItem("embedding", i, isBase64 ? Base64(e.Vector.Span) : e.Vector))],
            request.Model ?? model.Name,
            new(tokens, tokens)));
    }

    private static string[] Read(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [Text(input)],
        JsonValueKind.Array when input.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => [.. input.EnumerateArray().Select(Text)],
        JsonValueKind.Array => throw new RequestException(400, "input holds something that is no string; token ids are not taken, since they belong to one tokenizer: send texts."),
        _ => throw new RequestException(400, "input is a string or an array of strings."),
    };

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new RequestException(400, "A text of the input is not valid Unicode: it has half of a surrogate pair.");
        }
    }

    private static string Base64(ReadOnlySpan<float> vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector));
}
