namespace TextTransfer.Cli.Tests;

/// <summary>Files of the checkout the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string SampleLabels => Path("corpora/heron-yard/labels.csv");

    public static string SampleSite => Path("corpora/heron-yard/site.wxr.xml");

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "TextTransfer.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside their checkout.");
    }
}
