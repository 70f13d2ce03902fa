using System.Numerics.Tensors;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Endpoints;

internal static class CompareEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/compare", CompareAsync)
        .WithSummary("Compare two texts by the cosine of their embeddings")
        .ProducesTextProblems();

    private static async Task<Ok<CompareResponse>> CompareAsync(CompareRequest request, TextWork work, ClaimsPrincipal client, CancellationToken cancellationToken)
    {
        using ClassifierLease lease = work.Model(request.Model, isEncoderToo: true);
        string[] texts = [request.First, request.Second];
        using Admission admission = work.Admit(lease.Model, client, texts);
        TextEmbedding[] both = await Task.WhenAll(texts.Select(t => work.EmbedAsync(lease.Model, admission, t, cancellationToken))).ConfigureAwait(false);
        return TypedResults.Ok(new CompareResponse(
            lease.Model.Name, TensorPrimitives.CosineSimilarity(both[0].Vector.Span, both[1].Vector.Span), both.Sum(e => e.TokenCount)));
    }
}
