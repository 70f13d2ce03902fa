using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>Reads answers of a REST API as sites give them: plugins print warnings in front of the JSON.</summary>
internal static class RestJson
{
    private static readonly byte[][] Starts = ["{\""u8.ToArray(), "[{"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray()];

    public static bool TryParse(FetchedResource answer, [NotNullWhen(true)] out JsonDocument? json)
    {
        json = null;
        var body = answer.Body;
        foreach (var start in Starts.Select(s => body.Span.IndexOf(s)).Where(s => s >= 0).Order().Take(2))
        {
            try
            {
                json = JsonDocument.Parse(body[start..]);
                return true;
            }
            catch (JsonException)
            {
                // Not there; a warning may hold braces, too.
            }
        }

        return false;
    }

    /// <summary>The code and message of an error, or <see langword="null"/> when the answer is none of WordPress.</summary>
    public static string? ErrorOf(FetchedResource answer)
    {
        if (CodeOf(answer, out var message) is not { } code)
            return null;
        return string.IsNullOrWhiteSpace(message) ? code : $"{code}: {HtmlText.FromHtml(message).TrimEnd('.')}";
    }

    /// <summary>The code of an error, such as <c>rest_not_logged_in</c>.</summary>
    public static string? CodeOf(FetchedResource answer) => CodeOf(answer, out _);

    private static string? CodeOf(FetchedResource answer, out string? message)
    {
        message = null;
        if (answer.IsSuccess || !TryParse(answer, out var json))
            return null;

        using (json)
        {
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            message = Text(root, "message");
            return Text(root, "code");
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<long> Numbers(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt64(out _)).Select(n => n.GetInt64())
            : [];
}
