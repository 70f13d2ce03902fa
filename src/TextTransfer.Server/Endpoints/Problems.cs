using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TextTransfer.Server.Endpoints;

/// <summary>Describes and completes problem details.</summary>
internal static class Problems
{
    /// <summary>What is answered to a request whose texts, or whose model, cannot be had.</summary>
    public static RouteHandlerBuilder ProducesTextProblems(this RouteHandlerBuilder route) =>
        route.ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);

    public static void Customize(ProblemDetailsContext context)
    {
        context.ProblemDetails.Detail ??= context.HttpContext.Response.StatusCode switch
        {
            400 => "The request is malformed.",
            401 => "State a key that is known and has not expired: Authorization: Bearer KEY.",
            404 => "There is nothing at this address; the interface is described at /openapi/v1.json.",
            405 => "This address does not take this method.",
            415 => "State the type of the body: Content-Type: application/json, and no Content-Encoding.",
            503 => "The request took longer than it may, and was given up.",
            >= 500 => "The service failed; its log says how.",
            _ => null,
        };
        context.ProblemDetails.Extensions["error"] = new ErrorBody(context.ProblemDetails.Detail, context.ProblemDetails.Title, context.HttpContext.Response.StatusCode);
    }
}
