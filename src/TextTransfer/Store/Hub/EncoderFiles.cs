using System.Text.Json;
using System.Text.RegularExpressions;

namespace TextTransfer.Store.Hub;

/// <summary>
/// The files of a repository that an encoder needs: tokenizer, configuration, the modules after the transformer, one ONNX file;
/// not the transformer's weights in other formats.
/// </summary>
internal static partial class EncoderFiles
{
    public const string ModulesPath = "modules.json";

    /// <summary>Expected results for checking an encoder. They decide no vector and may be made anew, so they are not pinned.</summary>
    public const string GoldenPath = "golden.json";

    /// <summary>Where a stored encoder has its model, beneath the transformer's folder and whatever it is called on the hub: where every reader looks.</summary>
    private const string ModelFolder = "onnx/";
    private const string ModelName = "model.onnx";

    private const string Transformer = "Transformer";

    /// <param name="files">All files of the commit.</param>
    /// <param name="modules">The content of modules.json; <see langword="null"/> when there is none.</param>
    /// <param name="variant">The ONNX file that is asked for.</param>
    /// <param name="where">Model and commit, for messages.</param>
    public static (HubFile Model, IReadOnlyList<ChosenFile> Files) Choose(IReadOnlyList<HubFile> files, byte[]? modules, string? variant, string where)
    {
        (string Type, string Folder)[] stated = [.. ReadModules(modules)];
        string root = stated.FirstOrDefault(m => m.Type == Transformer) is { Folder: { Length: > 0 } transformer } ? $"{transformer}/" : "";
        HubFile.RefuseEscape(root + ModelFolder + ModelName, where);
        HubFile model = OnnxVariants.Choose(files, root, variant, where);
        List<ChosenFile> chosen = [new(model, root + ModelFolder + ModelName)];
        foreach (HubFile data in OnnxVariants.ExternalData(files, model))
            chosen.Add(new(data, root + ModelFolder + data.Path[(data.Path.LastIndexOf('/') + 1)..]));

        foreach (HubFile file in files.Where(f => f != model))
        {
            string folder = file.Path[..Math.Max(file.Path.LastIndexOf('/'), 0)];
            string name = file.Path[(folder.Length == 0 ? 0 : folder.Length + 1)..];
            bool isAbout = folder.Length == 0 && About().IsMatch(name);
            bool isTransformers = (folder.Length == 0 || stated.Contains((Transformer, folder))) && Configuration().IsMatch(name);
            bool isModules = (modules is null ? ModuleFolder().IsMatch(folder) : stated.Any(m => m.Folder == folder && m.Type != Transformer && folder.Length > 0))
                && (name == "config.json" || name.EndsWith(".safetensors", StringComparison.Ordinal));
            if (isAbout || isTransformers || isModules)
                chosen.Add(new(file, file.Path));
        }

        return chosen.Any(c => c.Path.EndsWith("tokenizer.json", StringComparison.Ordinal))
            ? (model, [.. chosen.OrderByDescending(c => c.Source.Size)])
            : throw new EncoderStoreException($"{where} has no tokenizer.json, without which no text can be encoded. Make one with a fast tokenizer of 'transformers' (save_pretrained), or pull a model that has one.");
    }

    /// <summary>Types without their name spaces, and folders. What is wrong with the file is told when the encoder is opened.</summary>
    private static IEnumerable<(string Type, string Folder)> ReadModules(byte[]? modules)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(modules ?? "[]"u8.ToArray());
            return json.RootElement.ValueKind != JsonValueKind.Array ? [] : [.. json.RootElement.EnumerateArray()
                .Select(m => (HubClient.Text(m, "type") ?? "", HubClient.Text(m, "path") ?? ""))
                .Select(m => (m.Item1[(m.Item1.LastIndexOf('.') + 1)..], m.Item2.TrimEnd('/')))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"\A(README\.md|LICEN[CS]E(\..+)?|NOTICE(\..+)?|modules\.json|config_sentence_transformers\.json|golden\.json)\z")]
    private static partial Regex About();

    [GeneratedRegex(@"\A(tokenizer\.json|config\.json|sentence_[a-z-]+_config\.json|tokenizer_config\.json|special_tokens_map\.json)\z")]
    private static partial Regex Configuration();

    [GeneratedRegex(@"\A[0-9]+_[A-Za-z]+\z")]
    private static partial Regex ModuleFolder();
}
