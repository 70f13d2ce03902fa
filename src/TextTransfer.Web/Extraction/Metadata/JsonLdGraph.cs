using System.Text.Json.Nodes;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>The objects of all JSON-LD of a page (W3C, JSON-LD 1.1): those that stand for themselves, and all by their <c>@id</c>.</summary>
internal sealed class JsonLdGraph
{
    private readonly Dictionary<string, JsonObject> byId = new(StringComparer.Ordinal);

    public JsonLdGraph(IEnumerable<JsonNode> roots)
    {
        foreach (var root in roots)
        {
            AddSubjects(root);
            AddAll(root);
        }
    }

    /// <summary>The objects at the top, in <c>@graph</c>, and what they name as the main thing of the page.</summary>
    public List<JsonObject> Subjects { get; } = [];

    /// <summary>All objects, nested ones included.</summary>
    public List<JsonObject> All { get; } = [];

    /// <summary>Whether the object is of a type whose name, without vocabulary, fulfils a condition.</summary>
    public static bool IsOfType(JsonObject node, Predicate<string> condition) =>
        Strings(node["@type"]).Any(t => condition(t[(t.LastIndexOfAny(['/', '#', ':']) + 1)..]));

    /// <summary>The strings of a value: itself, those of an array, those that a value object (<c>@value</c>) stands for.</summary>
    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => [text],
        JsonArray array => array.Where(n => n is not JsonArray).SelectMany(Strings),
        JsonObject value => Strings(value["@value"] as JsonValue),
        _ => [],
    };

    /// <summary>The names of what a property stands for: texts, objects with a name, references to them.</summary>
    public IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonArray array => array.Where(n => n is not JsonArray).SelectMany(Names),
        JsonObject thing => Strings(Resolve(thing)["name"]).Take(1),
        _ => Strings(node),
    };

    /// <summary>The object that a reference stands for; the object itself where it says more than its <c>@id</c> or nothing is known of it.</summary>
    public JsonObject Resolve(JsonObject node) =>
        !node.ContainsKey("name") && Strings(node["@id"]).FirstOrDefault() is { } id && byId.TryGetValue(id, out var named) ? named : node;

    private void AddSubjects(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    AddSubjects(item);
                break;
            case JsonObject thing:
                Subjects.Add(thing);
                AddSubjects(thing["@graph"]);
                AddSubjects(thing["mainEntity"]);
                AddSubjects(thing["mainEntityOfPage"]);
                break;
            default:
                break;
        }
    }

    // Recursion is bounded by the depth that JSON is read to.
    private void AddAll(JsonNode? node)
    {
        if (node is JsonObject thing)
        {
            All.Add(thing);
            if (thing.ContainsKey("name") && Strings(thing["@id"]).FirstOrDefault() is { } id)
                byId.TryAdd(id, thing);
            foreach (var (_, value) in thing)
                AddAll(value);
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
                AddAll(item);
        }
    }
}
