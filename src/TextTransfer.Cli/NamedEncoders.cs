namespace TextTransfer.Cli;

/// <summary>Encoders by what a user calls them: those that travel with the command line, the default one first; folders; those in the store.</summary>
internal static class NamedEncoders
{
    public static IReadOnlyList<NamedEncoder> All { get; } =
    [
        new("multilingual-e5", MultilingualE5.Name, MultilingualE5.Folder, MultilingualE5.Create),
        new("minilm", MiniLM.Name, MiniLM.Folder, MiniLM.Create),
    ];

    public static NamedEncoder Default => All[0];

    /// <summary>The encoders that were pulled, where the environment says.</summary>
    public static EncoderStore Store => new();

    public static NamedEncoder? Find(string name) =>
        All.FirstOrDefault(e => name.Equals(e.ShortName, StringComparison.OrdinalIgnoreCase) || name.Equals(e.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of two encoders put side by side, such as <c>multilingual-e5+minilm</c>, or of the one that is named.</summary>
    public static string[] Split(string name)
    {
        string[] parts = name.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && !Directory.Exists(name) ? parts : [name];
    }

    /// <summary>Opens an encoder by name, by folder, or by the id it was pulled by.</summary>
    public static OnnxTextEncoder Open(string name, EncoderOptions? options = null) =>
        Find(name)?.Create(options)
        ?? (Directory.Exists(name) ? OnnxTextEncoder.Open(name, options) : Store.Open(RequireId(name), options));

    /// <summary>The folder that holds the files of an encoder; verified where it is pinned.</summary>
    public static string FolderOf(string name) =>
        Find(name)?.Folder ?? (Directory.Exists(name) ? name : Store.Verify(RequireId(name)).Folder);

    private static HubModelId RequireId(string name) =>
        HubModelId.TryParse(name, out HubModelId? id) ? id
        : name.Equals(EncoderSelection.Auto, StringComparison.OrdinalIgnoreCase) ? throw new WrongUseException("--encoder auto chooses by labelled texts, so it is for evaluate, classify --train and train from a table; a model goes on with its own encoder.")
        : throw new WrongUseException($"there is no encoder '{name}': neither a folder, nor one of {string.Join(", ", All.Select(e => e.ShortName))}, nor owner/name of one that was pulled.");
}

/// <summary>An encoder under the names it answers to.</summary>
internal sealed record NamedEncoder(string ShortName, string Name, string Folder, Func<EncoderOptions?, OnnxTextEncoder> Create);
