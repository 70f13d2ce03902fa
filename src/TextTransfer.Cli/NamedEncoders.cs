namespace TextTransfer.Cli;

/// <summary>The encoders that travel with the command line, the default one first.</summary>
internal static class NamedEncoders
{
    public static IReadOnlyList<NamedEncoder> All { get; } =
    [
        new("multilingual-e5", MultilingualE5.Name, MultilingualE5.Folder, MultilingualE5.Create),
        new("minilm", MiniLM.Name, MiniLM.Folder, MiniLM.Create),
    ];

    public static NamedEncoder Default => All[0];

    public static NamedEncoder? Find(string name) =>
        All.FirstOrDefault(e => name.Equals(e.ShortName, StringComparison.OrdinalIgnoreCase) || name.Equals(e.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens an encoder by name, or by folder.</summary>
    public static OnnxTextEncoder Open(string nameOrFolder, EncoderOptions? options = null) =>
        Find(nameOrFolder)?.Create(options) ?? OnnxTextEncoder.Open(RequireFolder(nameOrFolder), options);

    /// <summary>The folder that holds the files of an encoder.</summary>
    public static string FolderOf(string nameOrFolder) => Find(nameOrFolder)?.Folder ?? RequireFolder(nameOrFolder);

    private static string RequireFolder(string name) =>
        Directory.Exists(name) ? name
        : name == EncoderSelection.Auto ? throw new WrongUseException("--encoder auto chooses by labelled texts, so it is for train, evaluate and classify --train.")
        : throw new WrongUseException($"there is no encoder '{name}': neither a folder nor one of {string.Join(", ", All.Select(e => e.ShortName))}.");
}

/// <summary>An encoder under the names it answers to.</summary>
internal sealed record NamedEncoder(string ShortName, string Name, string Folder, Func<EncoderOptions?, OnnxTextEncoder> Create);
