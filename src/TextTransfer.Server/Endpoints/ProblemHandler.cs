using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Endpoints;

/// <summary>Tells a client what was wrong with its request, as problem details (RFC 9457); what is our own fault is told as no more than that.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer; the status is for the log (as nginx has it).
            httpContext.Response.StatusCode = 499;
            return true;
        }

        (int status, string? detail) = exception switch
        {
            RequestException e => (e.Status, e.Message),
            QueueFullException e => (429, e.Message),
            BadHttpRequestException { InnerException: JsonException e } => (400, Json(e)),
            BadHttpRequestException e => (e.StatusCode, e.Message),
            TextTransferException => (503, "The model cannot be used now; the service's log says why."),
            _ => (500, null),
        };
        if (exception is QueueFullException { RetryAfter: var wait })
            httpContext.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        httpContext.Response.StatusCode = status;
        await problems.WriteAsync(new() { HttpContext = httpContext, ProblemDetails = { Status = status, Detail = detail } }).ConfigureAwait(false);
        // An unknown exception is logged.
        return status != 500;
    }

    /// <summary>Where the JSON is wrong. The message of the parser can quote it, and names types of ours.</summary>
    public static string Json(JsonException e)
    {
        string place = e.Path is { Length: > 0 } path && path != "$" ? $" at {(path.Length > 100 ? path[..100] + "…" : path)}" : "";
        string line = e.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number + 1}, byte {e.BytePositionInLine + 1})") : "";
        return $"The JSON is malformed, or not what is expected{place}{line}; the interface is described at /openapi/v1.json.";
    }
}
