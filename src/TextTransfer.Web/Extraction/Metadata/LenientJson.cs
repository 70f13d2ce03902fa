using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>
/// Reads JSON as it stands in pages: wrapped in comments, with line breaks in strings and commas too many. Where it is broken
/// or a limit is met, what stands before counts.
/// </summary>
internal static class LenientJson
{
    /// <summary>Characters read of one text.</summary>
    public const int MaxLength = 500_000;

    private const int MaxTokens = 50_000;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The values of a text, objects and arrays. Never fails.</summary>
    public static IReadOnlyList<JsonNode> Read(string text)
    {
        var roots = new List<JsonNode>();
        var open = new Stack<JsonNode>();
        var reader = new Utf8JsonReader(Bytes(text), Options);
        var name = "";
        try
        {
            for (var tokens = 0; tokens < MaxTokens && reader.Read(); tokens++)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName: name = String(ref reader) ?? ""; break;
                    case JsonTokenType.StartObject: Open(new JsonObject()); break;
                    case JsonTokenType.StartArray: Open(new JsonArray()); break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray: open.Pop(); break;
                    case JsonTokenType.String: Put(JsonValue.Create(String(ref reader))); break;
                    default: Put(null); break; // No field is a number or truth value.
                }
            }
        }
        catch (JsonException)
        {
            // What was read until here counts.
        }

        return roots;

        void Open(JsonNode node)
        {
            Put(node);
            open.Push(node);
        }

        void Put(JsonNode? node)
        {
            if (!open.TryPeek(out var parent))
                roots.AddRange(node is JsonValue or null ? [] : [node]);
            else if (parent is JsonObject container)
                container.TryAdd(name, node);
            else
                ((JsonArray)parent).Add(node);
        }
    }

    private static byte[] Bytes(string text)
    {
        // Control characters are spaces outside of strings and forbidden within: one replacement serves for both.
        var start = text.AsSpan().TrimStart() is ['[', ..] ? 0 : Math.Max(text.IndexOf('{', StringComparison.Ordinal), 0);
        var bytes = Encoding.UTF8.GetBytes(text, start, Math.Min(text.Length - start, MaxLength));
        foreach (ref var b in bytes.AsSpan())
            b = Math.Max(b, (byte)' ');
        return bytes;
    }

    private static string? String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair.
        }
    }
}
