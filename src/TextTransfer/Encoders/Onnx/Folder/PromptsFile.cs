using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>The prompts of <c>config_sentence_transformers.json</c>, and which of them is the default.</summary>
internal sealed class PromptsFile
{
    private const string FileName = "config_sentence_transformers.json";
    private const string Remedy = "state the prompt, empty for none (option Prompt, --prompt).";

    private readonly string folder;
    private readonly bool exists;
    private readonly string? defaultName;

    private PromptsFile(string folder, bool exists, IReadOnlyDictionary<string, string> prompts, string? defaultName) =>
        (this.folder, this.exists, Prompts, this.defaultName) = (folder, exists, prompts, defaultName);

    public IReadOnlyDictionary<string, string> Prompts { get; }

    /// <summary>The file, whether it exists or not.</summary>
    public string FilePath => Path.Combine(folder, FileName);

    /// <summary>Reads the file; where there is none, there are no prompts and no default.</summary>
    public static PromptsFile Read(string folder)
    {
        Dictionary<string, string> prompts = new(StringComparer.Ordinal);
        using FolderJson? json = FolderJson.Find(folder, FileName);
        if (json is null)
            return new(folder, false, prompts, null);

        if (json.Section("prompts") is { } named)
        {
            foreach (JsonProperty prompt in named.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
                prompts[prompt.Name] = json.ReadText($"the prompt '{prompt.Name}'", prompt.Value);
        }

        return new(folder, true, prompts, json.Text("default_prompt_name"));
    }

    /// <summary>The prompt as the options say, else the default one of the file, else none.</summary>
    public string Choose(EncoderOptions options)
    {
        if (options.Prompt is not null && options.PromptName is not null)
            throw new ArgumentException($"The options state a prompt and the name '{options.PromptName}' of another; state one.", nameof(options));

        if (options.PromptName is { } name)
        {
            return !exists ? throw new EncoderFormatException(folder, $"has no {FileName}, so no prompt is named '{name}'; {Remedy}")
                : Prompts.TryGetValue(name, out string? named) ? named
                : throw new EncoderFormatException(FilePath, $"no prompt is named '{name}'; {Names()} (option PromptName, --prompt-name).");
        }

        return options.Prompt
            ?? (!exists ? throw new EncoderFormatException(folder, $"has no {FileName}; {Remedy}")
            : defaultName is null ? ""
            : Prompts.TryGetValue(defaultName, out string? prompt) ? prompt
            : throw new EncoderFormatException(FilePath, $"the default prompt '{defaultName}' is not among its prompts; {Remedy}"));
    }

    private string Names() => Prompts.Count == 0 ? "it has none" : $"it has {string.Join(", ", Prompts.Keys.Select(k => $"'{k}'"))}";
}
