namespace TextTransfer.Files;

/// <summary>
/// Writes a file that is complete or absent: beside its place first, flushed to disk, then moved there. A link is followed,
/// the permissions of a file that is replaced are kept, and a device is written as it is.
/// </summary>
internal static class AtomicFile
{
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="write">Writes the content; when it throws, nothing is left behind.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Resolve(path);
        if (target.StartsWith("/dev/", StringComparison.Ordinal))
        {
            using FileStream device = new(target, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The full path of what a path leads to when links are followed.</summary>
    public static string Resolve(string path) =>
        (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
}
