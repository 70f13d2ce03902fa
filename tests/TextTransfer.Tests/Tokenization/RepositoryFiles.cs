using System.IO.Compression;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Files of the checkout, and of the golden data beside it.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();
    private static readonly string Shared = Path.Combine(Root, "..", "shared", "golden");

    public static string MiniLM => Path.Combine(Root, "src", "TextTransfer.Encoders.MiniLM", "encoder", "tokenizer.json");

    public static string MultilingualE5 => Path.Combine(Root, "src", "TextTransfer.Encoders.MultilingualE5", "encoder", "tokenizer.json");

    public static string Fixture(string name) => Path.Combine(Root, "tests", "TextTransfer.Tests", "Tokenization", "Fixtures", name);

    /// <summary>A file of the golden data; the test is skipped where that is absent.</summary>
    public static string Golden(params string[] parts)
    {
        Assert.SkipUnless(Directory.Exists(Shared), "The golden data is not beside this checkout.");
        return Path.Combine([Shared, .. parts]);
    }

    public static byte[] Unzip(string path)
    {
        using var unzipped = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(unzipped);
        return unzipped.ToArray();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TextTransfer.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("TextTransfer.sln is not above the tests.");
        return folder.FullName;
    }
}
