using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Endpoints;

internal static class ClassifyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/classify", ClassifyAsync)
        .WithSummary("Classify one text or several")
        .WithDescription("Results have the order of the texts, and all are given by one version of the model.")
        .ProducesTextProblems();

    private static async Task<Ok<ClassifyResponse>> ClassifyAsync(ClassifyRequest request, TextWork work, ClaimsPrincipal client, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> texts = request switch
        {
            { Text: { } one, Texts: null } => [one],
            { Text: null, Texts: { } several } => several,
            _ => throw new RequestException(400, "State either text or texts."),
        };
        using ClassifierLease lease = work.Model(request.Model);
        LoadedClassifier model = lease.Model;
        if (request.Explain && model.Classifier.Examples is null)
            throw new RequestException(400, "This model was written or loaded without its labelled texts, by which it explains itself: leave out explain.");
        using Admission admission = work.Admit(model, client, texts);
        ClassifyResult[] results = await Task.WhenAll(texts.Select(t => work.ClassifyAsync(model, admission, t, request.Explain, cancellationToken))).ConfigureAwait(false);
        return TypedResults.Ok(new ClassifyResponse(model.Name, model.Version, results));
    }
}
