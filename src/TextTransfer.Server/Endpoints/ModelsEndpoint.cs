using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TextTransfer.Server.Models;

namespace TextTransfer.Server.Endpoints;

internal static class ModelsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", List).WithSummary("What models there are, with their labels and how live texts drift from those of training");
        routes.MapGet("/models/{name}", Get).WithSummary("One model").ProducesProblem(404);
    }

    private static Ok<ModelsResponse> List(ClassifierCatalog catalog, TextWork work) =>
        TypedResults.Ok(new ModelsResponse("list", [.. catalog.All.Select(c => Describe(c.Name, work))]));

    private static Ok<ModelItem> Get(string name, TextWork work) => TypedResults.Ok(Describe(name, work));

    private static ModelItem Describe(string name, TextWork work)
    {
        using ClassifierLease lease = work.Model(name);
        LoadedClassifier model = lease.Model;
        EncoderInfo encoder = model.Manifest.EmbeddedBy;
        return new(
            model.Name, "model", model.LoadedAt.ToUnixTimeSeconds(), "texttransfer", model.Version, model.Manifest.Labels, model.Manifest.Summary.TextCount,
            model.Manifest.Summary.OutOfFoldAccuracy, model.Classifier.Examples is not null,
            new(encoder.Name, encoder.Dimension, encoder.MaxTokens, encoder.Prompt, model.Classifier.IsFineTuned, encoder.Fingerprint), model.Drift.Report());
    }
}
