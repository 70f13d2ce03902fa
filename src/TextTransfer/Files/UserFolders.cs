namespace TextTransfer.Files;

/// <summary>Where this user keeps what can be had again: downloaded encoders, cached embeddings.</summary>
internal static class UserFolders
{
    /// <summary>States another place for <see cref="Cache"/>.</summary>
    public const string CacheVariable = "TEXTTRANSFER_CACHE";

    /// <summary>
    /// <c>TEXTTRANSFER_CACHE</c>, or <c>texttransfer</c> in the user's cache folder: <c>XDG_CACHE_HOME</c> where it is set,
    /// <c>~/.cache</c> on Unix, local application data on Windows. It need not exist.
    /// </summary>
    public static string Cache
    {
        get
        {
            if (Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } stated)
                return Path.GetFullPath(stated);

            string root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(root, "texttransfer");
        }
    }
}
