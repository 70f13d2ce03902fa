using TextTransfer.Files;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>
/// One of the files of an encoder folder that decide its vectors, as it was: it names the culprit when vectors change.
/// Only a hint: what must agree are settings, ids and vectors.
/// </summary>
/// <param name="Name">Its path within the folder, parted by <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
internal sealed record DecisiveFile(string Name, long Bytes, string Sha256)
{
    public const string Tokenizer = "tokenizer.json";

    private static readonly string[] Patterns =
        [Tokenizer, "config.json", "modules.json", "sentence_bert_config.json", "config_sentence_transformers.json", "model.onnx*", "onnx/model.onnx*", "*/config.json", "*/model.safetensors"];

    public static DecisiveFile[] ReadAll(string folder) =>
        [.. Patterns.SelectMany(p => Find(folder, p)).Select(f => Read(folder, f)).OrderBy(f => f.Name, StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string folder, string pattern)
    {
        string file = Path.GetFileName(pattern);
        IEnumerable<string> folders = Path.GetDirectoryName(pattern) switch
        {
            "*" => Directory.EnumerateDirectories(folder),
            { Length: > 0 } name => [Path.Combine(folder, name)],
            _ => [folder],
        };
        return folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, file));
    }

    private static DecisiveFile Read(string folder, string path) =>
        new(Path.GetRelativePath(folder, path).Replace('\\', '/'), new FileInfo(path).Length, ContentHash.OfFile(path));
}
