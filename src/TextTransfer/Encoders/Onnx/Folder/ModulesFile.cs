using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>
/// <c>modules.json</c>: the steps from a text to its vector, in their order, each with the folder of its settings. A folder
/// without it holds a bare model, whose pooling and normalisation the caller states.
/// </summary>
internal sealed class ModulesFile
{
    public const string FileName = "modules.json";

    private ModulesFile(string folder, bool exists, string transformer, string pooling, IReadOnlyList<Entry> afterPooling)
    {
        FilePath = Path.Combine(folder, FileName);
        Exists = exists;
        TransformerFolder = Path.Combine(folder, transformer);
        PoolingPath = pooling.Length == 0 ? null : Path.Combine(folder, pooling, "config.json");
        AfterPooling = afterPooling;
    }

    public string FilePath { get; }

    public bool Exists { get; }

    /// <summary>The full path of the folder with the model, its tokenizer and its length limit.</summary>
    public string TransformerFolder { get; }

    /// <summary>The file with the pooling's settings, whether it exists or not; null where there is no Pooling module.</summary>
    public string? PoolingPath { get; }

    /// <summary>What comes after pooling, in its order.</summary>
    public IReadOnlyList<Entry> AfterPooling { get; }

    public static ModulesFile Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            RefuseUnlistedModules(folder);
            return new(folder, false, "", "1_Pooling", []);
        }

        using FolderJson json = FolderJson.Open(path, JsonValueKind.Array);
        Queue<Entry> entries = new(json.Root.EnumerateArray().Select(m => ReadEntry(path, folder, m)));
        if (!entries.TryDequeue(out Entry? transformer) || transformer.Name != "Transformer")
            throw new EncoderFormatException(path, $"the first module is {transformer?.Type ?? "missing"}; only encoders that begin with a Transformer are supported.");

        string pooling = entries.TryPeek(out Entry? second) && second.Name == "Pooling" ? entries.Dequeue().Folder : "";
        return new(folder, true, transformer.Folder, pooling, [.. entries]);
    }

    /// <summary>Modules in numbered folders are part of the encoder, and only modules.json says in which order.</summary>
    private static void RefuseUnlistedModules(string folder)
    {
        string? module = FolderFile.Read(folder, Directory.GetDirectories).Select(d => Path.GetFileName(d)!)
            .Where(d => char.IsAsciiDigit(d[0]) && d.Split('_', 2) is [_, not ("Pooling" or "Normalize" or "Transformer")])
            .Order(StringComparer.Ordinal).FirstOrDefault();
        if (module is not null)
            throw new EncoderFormatException(folder, $"has no {FileName} but a module '{module}', which would be left out; take {FileName} from the model's page.");
    }

    private static Entry ReadEntry(string path, string folder, JsonElement module)
    {
        string type = Member(module, "type");
        // Modules of a model's own code may do anything, whatever their names.
        if (!type.StartsWith("sentence_transformers.", StringComparison.Ordinal))
            throw new EncoderFormatException(path, $"the module '{type}' is not supported; an encoder that needs it would give wrong vectors without.");

        string sub = Member(module, "path");
        return FolderPath.IsWithin(folder, sub)
            ? new(type, type[(type.LastIndexOf('.') + 1)..], sub)
            : throw new EncoderFormatException(path, $"the module '{type}' lies outside the encoder's folder ('{sub}').");
    }

    private static string Member(JsonElement module, string name) =>
        module.ValueKind == JsonValueKind.Object && module.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    /// <summary>One module.</summary>
    /// <param name="Type">Its class in full, e.g. <c>sentence_transformers.models.Dense</c>.</param>
    /// <param name="Name">The name of the class.</param>
    /// <param name="Folder">The folder of its settings, beneath the encoder's.</param>
    internal sealed record Entry(string Type, string Name, string Folder);
}
