using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using TextTransfer.Web;

namespace TextTransfer.Server.Endpoints;

/// <summary>A file as people have it: a WordPress export, a table, JSON Lines.</summary>
internal static class FileEndpoint
{
    private const string ContentType = "application/octet-stream";

    private static readonly string[] Tables = [".csv", ".tsv", ".jsonl", ".ndjson"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/classify/file", ClassifyAsync)
        .WithSummary("Classify what a file holds: a WordPress export (.xml), a table (.csv, .tsv), JSON Lines (.jsonl)")
        .WithDescription("The body is the file, not compressed; name says by its extension what it is. The answer is JSON Lines as of /v1/classify/stream, with titles.")
        .Accepts<Stream>(ContentType).Produces<StreamResult>(200, StreamWork.ContentType)
        .ProducesTextProblems().ProducesProblem(415)
        .DisableRequestTimeout();

    private static async Task ClassifyAsync(HttpContext http, StreamWork work, IOptionsMonitor<ServerOptions> options, string name, string? model = null)
    {
        string extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension != ".xml" && !Tables.Contains(extension))
            throw new RequestException(415, $"The name says by its extension what the file is: .xml for a WordPress export, {string.Join(", ", Tables)}.");
        if (http.Request.ContentType != ContentType)
            throw new RequestException(415, $"State the type of the body: Content-Type: {ContentType}.");
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = options.CurrentValue.MaxFileBytes;
        await using FileStream file = new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await work.RunAsync(http, model, async () =>
        {
            // To a file first, since readers of files do not wait for a network.
            await http.Request.Body.CopyToAsync(file, http.RequestAborted).ConfigureAwait(false);
            file.Position = 0;
            if (file.ReadByte() == 0x1f && file.ReadByte() == 0x8b)
                throw new RequestException(415, "The file is compressed: send it as it is.");
            file.Position = 0;
            return ReadAsync(file, extension, http.RequestAborted);
        }).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<StreamText> ReadAsync(FileStream file, string extension, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What messages call the file is our word, not the client's.
        string name = "the file" + extension;
        using IEnumerator<Document> documents = (extension == ".xml"
            ? WordPressExport.Read(file, name, new())
            : Documents.Read(file, name, new())).GetEnumerator();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!MoveNext(documents))
                yield break;
            Document document = documents.Current;
            yield return new(document.TitleAndText, document.Id, document.Title);
            await Task.Yield();
        }
    }

    private static bool MoveNext(IEnumerator<Document> documents)
    {
        try
        {
            return documents.MoveNext();
        }
        catch (TextTransferException e)
        {
            throw new RequestException(400, e.Message);
        }
    }
}
