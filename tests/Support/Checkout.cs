using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Tests;

/// <summary>
/// Files of the checkout the tests run in, and of the folder <c>shared</c> that lies beside it on some machines: reference
/// data and texts of others, which never enter the repository. A test that needs it is skipped where it is absent.
/// </summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string SampleLabels => File("corpora/heron-yard/labels.csv");

    public static string SampleSite => File("corpora/heron-yard/site.wxr.xml");

    /// <summary>The full path of a file of the repository.</summary>
    public static string File(string relative) => Path.Combine(Root, relative);

    /// <summary>The full path of a file or folder beneath <c>../shared</c>; skips the running test where it is absent.</summary>
    public static string Shared(string relative)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        Assert.SkipUnless(System.IO.File.Exists(path) || Directory.Exists(path), $"../shared/{relative} is not beside this checkout");
        return path;
    }

    public static byte[] Unzip(string path)
    {
        using GZipStream gzip = new(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Little-endian 32-bit floats without a header.</summary>
    public static float[] ReadFloats(string path) => MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(path)).ToArray();

    /// <summary>One JSON string a line.</summary>
    public static string[] ReadJsonStrings(string path) =>
        [.. System.IO.File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<string>(l)!)];

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "TextTransfer.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("TextTransfer.sln is not above the tests.");
        return folder.FullName;
    }
}
