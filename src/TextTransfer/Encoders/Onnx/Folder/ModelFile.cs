namespace TextTransfer.Encoders;

/// <summary>Finds the ONNX file of a folder that may hold several variants.</summary>
internal static class ModelFile
{
    private static readonly string[] Usual = ["onnx/model.onnx", "model.onnx"];
    private static readonly string[] Folders = ["onnx", ""];

    public static string Find(string folder, string? stated)
    {
        if (stated is not null)
        {
            string path = Path.Combine(folder, stated);
            return File.Exists(path) ? path : throw new EncoderFormatException(folder, $"has no model file {stated}; {Have(List(folder))} (option ModelFile, --model-file).");
        }

        if (Usual.FirstOrDefault(f => File.Exists(Path.Combine(folder, f))) is { } found)
            return Path.Combine(folder, found.Replace('/', Path.DirectorySeparatorChar));

        string[] files = List(folder);
        return files.Length == 1
            ? Path.Combine(folder, files[0])
            : throw new EncoderFormatException(folder, files.Length == 0
                ? "has neither onnx/model.onnx nor model.onnx; export the model to ONNX first."
                : $"has no model.onnx; {Have(files)}: state one (option ModelFile, --model-file).");
    }

    private static string Have(string[] files) => files.Length == 0 ? "it has no .onnx file" : $"it has {string.Join(", ", files)}";

    private static string[] List(string folder) =>
    [
        .. Folders.Select(f => Path.Combine(folder, f)).Where(Directory.Exists)
            .SelectMany(f => FolderFile.Read(f, d => Directory.GetFiles(d, "*.onnx")))
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];
}
