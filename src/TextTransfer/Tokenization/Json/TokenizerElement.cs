using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// A value of a <c>tokenizer.json</c> that knows where it stands, so that every complaint names the file and the place.
/// </summary>
/// <param name="Json">The value.</param>
/// <param name="Source">The file it is in.</param>
/// <param name="Path">Its JSON path.</param>
internal readonly record struct TokenizerElement(JsonElement Json, TokenizerSource Source, string Path)
{
    /// <summary>A value of a file that is parsed as a whole.</summary>
    public TokenizerElement(JsonElement json, string file, string path)
        : this(json, new TokenizerSource(file), path)
    {
    }

    /// <summary>The component type, its member <c>type</c>.</summary>
    public string Type => Member("type").Text();

    /// <summary>The items of an array.</summary>
    public IEnumerable<TokenizerElement> Items()
    {
        int index = 0;
        foreach (JsonElement item in Of(JsonValueKind.Array).EnumerateArray())
            yield return new(item, Source, $"{Path}[{index++}]");
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, TokenizerElement Value)> Members()
    {
        foreach (JsonProperty member in Of(JsonValueKind.Object).EnumerateObject())
            yield return (member.Name, new(member.Value, Source, $"{Path}.{member.Name}"));
    }

    /// <summary>A member that must be there.</summary>
    public TokenizerElement Member(string name) => Find(name) ?? throw Error($"the member \"{name}\" is missing.");

    /// <summary>A member, or <see langword="null"/> where it is absent or null.</summary>
    public TokenizerElement? Find(string name) =>
        Of(JsonValueKind.Object).TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? new(member, Source, $"{Path}.{name}")
            : null;

    /// <summary>The value as a string.</summary>
    public string Text() => Of(JsonValueKind.String).GetString()!;

    /// <summary>The value as a single char, as options that name a character have it.</summary>
    public char Character() => Text() is [char c] ? c : throw Error($"\"{Text()}\" is not a single character.");

    /// <summary>The value as a truth value.</summary>
    public bool Flag() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? Json.GetBoolean() : throw Error($"expected true or false, found {Json.ValueKind}.");

    /// <summary>The value as an integer of at least 0.</summary>
    public int Count() => Of(JsonValueKind.Number).TryGetInt32(out int value) && value >= 0 ? value : throw Error($"{Json} is not an integer from 0 to {int.MaxValue}.");

    /// <summary>Refuses members other than those named: an option that is not known may change every id.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach ((string name, TokenizerElement member) in Members())
        {
            if (!names.Contains(name))
                throw member.Error($"the option \"{name}\" is not supported{TypeForMessage()}.");
        }
    }

    /// <summary>The value itself, once its kind is sure.</summary>
    public JsonElement Of(JsonValueKind kind) => Json.ValueKind == kind ? Json : throw Error($"expected {kind}, found {Json.ValueKind}.");

    /// <summary>An error at this place.</summary>
    public TokenizerFormatException Error(string problem) => Error(problem, null);

    /// <summary>An error at this place that another one led to.</summary>
    public TokenizerFormatException Error(string problem, Exception? innerException) => new(Source.File, Path, problem, innerException);

    /// <summary>An error about the component type here.</summary>
    /// <param name="kind">What kind of component it is, such as "normalizer".</param>
    /// <param name="known">The types that are known.</param>
    public TokenizerFormatException UnknownType(string kind, IEnumerable<string> known) =>
        Error($"the {kind} \"{Type}\" is not supported; supported are {string.Join(", ", known)}.");

    private string TypeForMessage() =>
        Json.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? $" for {type.GetString()}" : "";
}
