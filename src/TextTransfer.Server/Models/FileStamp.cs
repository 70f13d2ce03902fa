namespace TextTransfer.Server.Models;

/// <summary>What tells a file from the one that lay there before, without reading it.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Of the file a link leads to; of none, where there is none at this moment.</summary>
    public static FileStamp Of(string path)
    {
        FileInfo file = new(Files.AtomicFile.Resolve(path));
        return file.Exists ? new(file.Length, file.LastWriteTimeUtc) : default;
    }
}
