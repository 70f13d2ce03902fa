using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Endpoints;

/// <summary>Bulk: JSON Lines in, JSON Lines out, while they come.</summary>
internal static class StreamEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/classify/stream", StreamAsync)
        .WithSummary("Classify any number of texts, as JSON Lines in and out")
        .WithDescription("Each line of the body is {\"text\": ..., \"id\": ...}; each line of the answer has its index from 0, its id, and a result or an error for it alone; index -1 is an error that ends the reading. Read while you write: what is not read makes the service wait.")
        .Accepts<StreamLine>(StreamWork.ContentType).Produces<StreamResult>(200, StreamWork.ContentType)
        .ProducesTextProblems().ProducesProblem(415)
        .DisableRequestTimeout();

    private static Task StreamAsync(
        HttpContext http, StreamWork work, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, IOptionsMonitor<ServerOptions> options, string? model = null)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim() != StreamWork.ContentType)
            throw new RequestException(415, $"State the type of the body: Content-Type: {StreamWork.ContentType}.");
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return work.RunAsync(http, model, () => Task.FromResult(ReadAsync(http, json.Value.SerializerOptions, options.CurrentValue.MaxBodyBytes)));
    }

    private static async IAsyncEnumerable<StreamText> ReadAsync(HttpContext http, JsonSerializerOptions json, long maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (byte[] line in LineReader.ReadAsync(http.Request.BodyReader, maxBytes, cancellationToken).ConfigureAwait(false))
            yield return Parse(line, json);
    }

    private static StreamText Parse(byte[] line, JsonSerializerOptions json)
    {
        try
        {
            return JsonSerializer.Deserialize(line, (JsonTypeInfo<StreamLine>)json.GetTypeInfo(typeof(StreamLine))) is { } read ? new(read.Text, read.Id) : new("", Error: new(400, "The line is null: give an object with a text."));
        }
        catch (JsonException e)
        {
            return new("", Error: new(400, ProblemHandler.Json(e)));
        }
    }
}
