namespace TextTransfer.Web.Tests;

/// <summary>Texts of others that stand beside the checkout and never enter it.</summary>
internal static class SharedData
{
    /// <summary>A folder of shared data; skips the test where there is none.</summary>
    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "TextTransfer.sln")))
            root = root.Parent;
        var folder = root?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", name) : "";
        Assert.SkipUnless(Directory.Exists(folder), $"The shared folder '{name}' is not beside the checkout.");
        return folder;
    }
}
