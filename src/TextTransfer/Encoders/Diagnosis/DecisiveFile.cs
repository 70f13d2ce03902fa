using TextTransfer.Files;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>
/// One of the files of an encoder folder that decide its vectors, as it was: it names the culprit when vectors change.
/// Only a hint: what must agree are settings, ids and vectors.
/// </summary>
/// <param name="Name">Its path from the folder, parted by <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
internal sealed record DecisiveFile(string Name, long Bytes, string Sha256)
{
    public static DecisiveFile Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return new(name, new FileInfo(path).Length, ContentHash.OfFile(path));
    }
}
