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
        return WebFetchException.Show(string.IsNullOrWhiteSpace(message) ? code : $"{code}: {HtmlText.FromHtml(message).TrimEnd('.')}");
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
            message = Text(json.RootElement, "message");
            return Text(json.RootElement, "code");
        }
    }

    /// <summary>A member that is a text; <see langword="null"/> where there is none.</summary>
    public static string? Text(JsonElement element, string name)
    {
        try
        {
            return Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair, as plugins leave that cut texts by bytes.
        }
    }

    /// <summary>A member that is a whole number; <see langword="null"/> where there is none.</summary>
    public static long? Number(JsonElement element, string name) => NumberOf(Member(element, name));

    /// <summary>The whole numbers of a member that is a list.</summary>
    public static IEnumerable<long> Numbers(JsonElement element, string name) => Items(Member(element, name)).Select(NumberOf).OfType<long>();

    /// <summary>What a list holds; nothing where it is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>A member, undefined where there is none or the element has none.</summary>
    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static long? NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
