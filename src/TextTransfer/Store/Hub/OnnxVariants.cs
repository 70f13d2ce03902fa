using TextTransfer.Files;

namespace TextTransfer.Store.Hub;

/// <summary>The ONNX files of a repository, and the choice of one.</summary>
internal static class OnnxVariants
{
    private const string Ending = ".onnx";
    private const string Prefix = "model_";
    private static readonly string[] Defaults = ["onnx/model.onnx", "model.onnx"];

    /// <summary>Endings of files that lie beside exported models and hold no weights.</summary>
    private static readonly string[] NoWeights = [Ending, ".json", ".txt", ".md", ".model", ".py", ".png"];

    /// <param name="files">All files of the commit.</param>
    /// <param name="root">The transformer's folder with a slash after it, where the default is looked for first; empty for the repository's own.</param>
    /// <param name="variant">The ONNX file that is asked for; <see langword="null"/> for the default.</param>
    /// <param name="where">Model and commit, for messages.</param>
    public static HubFile Choose(IReadOnlyList<HubFile> files, string root, string? variant, string where)
    {
        HubFile[] models = [.. files.Where(f => f.Path.EndsWith(Ending, StringComparison.Ordinal)).OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (models.Length == 0)
            throw new EncoderStoreException($"{where} has no ONNX file. Export it ('optimum-cli export onnx' with the task feature-extraction) and open the folder that makes, or pull a model that has one.");

        if (variant is null)
            return Defaults.Select(d => root + d).Concat(Defaults).Select(d => models.FirstOrDefault(m => m.Path == d)).FirstOrDefault(m => m is not null)
                ?? (models is [HubFile only] ? only : throw new EncoderStoreException($"{where} has no onnx/model.onnx but several others, and they give different vectors. Choose one by --variant (option Variant): {List(models)}."));

        HubFile[] named = [.. models.Where(m => IsNamed(m.Path, variant))];
        return named switch
        {
            [HubFile one] => one,
            [] => throw new EncoderStoreException($"{where} has no ONNX file '{variant}'. Choose one of {List(models)}."),
            _ => throw new EncoderStoreException($"{where} has several ONNX files '{variant}'. Choose one by its path: {List(named)}."),
        };
    }

    /// <summary>
    /// The files beside a model that hold its weights. Their names stand inside the model and are seldom other than its own name
    /// with an ending; some exports write one file a tensor, named after the tensor.
    /// </summary>
    public static IEnumerable<HubFile> ExternalData(IReadOnlyList<HubFile> files, HubFile model)
    {
        string folder = FolderOf(model.Path);
        string[] others = [.. files.Select(f => f.Path).Where(p => p.EndsWith(Ending, StringComparison.Ordinal) && p != model.Path)];
        foreach (HubFile file in files.Where(f => f != model && FolderOf(f.Path) == folder))
        {
            bool isOwn = file.Path.StartsWith(model.Path, StringComparison.Ordinal);
            // In a folder of models alone, what belongs to no other model belongs to each.
            bool isShared = folder.EndsWith("onnx/", StringComparison.Ordinal)
                && !NoWeights.Any(e => file.Path.EndsWith(e, StringComparison.OrdinalIgnoreCase))
                && !others.Any(o => file.Path.StartsWith(o, StringComparison.Ordinal));
            if (isOwn || isShared)
                yield return file;
        }
    }

    /// <summary>Whether a path is what a user means by a variant.</summary>
    public static bool IsNamed(string path, string variant)
    {
        string name = path[FolderOf(path).Length..];
        string stem = name[..^Ending.Length];
        return variant == path || variant == name || variant == stem || (stem.StartsWith(Prefix, StringComparison.Ordinal) && variant == stem[Prefix.Length..]);
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string List(IEnumerable<HubFile> models) =>
        string.Join(", ", models.Select(m => $"{m.Path} ({ByteCount.Megabytes(m.Size)})"));
}
