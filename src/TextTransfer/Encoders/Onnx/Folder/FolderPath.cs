namespace TextTransfer.Encoders;

/// <summary>Paths that a file of an encoder folder states.</summary>
internal static class FolderPath
{
    /// <summary>Whether a path, taken from a folder, stays in it; so that what came with a folder cannot make anything else be read.</summary>
    public static bool IsWithin(string folder, string path)
    {
        // Not a path on any system.
        if (path.Contains('\0', StringComparison.Ordinal))
            return false;

        string relative = Path.GetRelativePath(folder, Path.Combine(folder, path));
        // On another drive it stays rooted.
        return !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
