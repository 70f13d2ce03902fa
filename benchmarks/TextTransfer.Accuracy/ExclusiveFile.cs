namespace TextTransfer.Accuracy;

/// <summary>Files that one program at a time appends to.</summary>
internal static class ExclusiveFile
{
    /// <summary>Opens or creates a file that nobody else may open until it is closed.</summary>
    /// <exception cref="AccuracyFileException">Another program holds it.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new AccuracyFileException(path, "another program holds this file; wait until it has ended, or give this run a file or folder of its own.", innerException: e);
        }
    }

    /// <summary>The runtime has no exception of its own for this: EWOULDBLOCK of Linux (11) and macOS (35), ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows (32, 33).</summary>
    private static bool IsSharingViolation(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
