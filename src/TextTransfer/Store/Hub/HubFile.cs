namespace TextTransfer.Store.Hub;

/// <summary>One file of a repository as the hub lists it.</summary>
/// <param name="Path">Its path, parted by <c>/</c>.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Hash">
/// What identifies its content, in lower-case hexadecimal: SHA-256 (64 digits) for files in large file storage, the Git blob hash
/// (SHA-1, 40 digits) for all others. The hub's own cache names its blobs by it.
/// </param>
internal sealed record HubFile(string Path, long Size, string Hash)
{
    /// <summary>Whether some bytes are this file's content.</summary>
    public bool IsContent(FileDigest digest) => Size == digest.Size && Hash == (IsSha256 ? digest.Sha256 : digest.GitBlob);

    public string HashName => IsSha256 ? "SHA-256" : "Git hash";

    public string HashOf(FileDigest digest) => IsSha256 ? digest.Sha256 : digest.GitBlob;

    private bool IsSha256 => Hash.Length == 64;

    /// <summary>Refuses a path that would lead out of the folder it is put in.</summary>
    public static void RefuseEscape(string path, string where)
    {
        bool leadsOut = path.Length == 0 || path.IndexOfAny(['\\', ':']) >= 0 || path.Any(char.IsControl)
            || path.Split('/').Any(s => s is "" or "." or "..");
        if (leadsOut)
            throw new EncoderStoreException($"{where}: the list of files names '{path}', which would be written outside the encoder's folder; nothing was downloaded. Do not trust this source.");
    }
}
