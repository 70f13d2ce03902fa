using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Tests;

/// <summary>
/// Reference data that lies in a folder <c>shared</c> beside the checkout on some machines and never enters the repository;
/// a test that needs it is skipped where it is absent.
/// </summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The full path of a file or folder beneath <c>shared</c>; skips the running test where it is absent.</summary>
    public static string Path(string relative)
    {
        string path = System.IO.Path.Combine(Root ?? "", relative);
        Assert.SkipUnless(Root is not null && (File.Exists(path) || Directory.Exists(path)), $"../shared/{relative} is not on this machine");
        return path;
    }

    public static float[] ReadFloats(string relative) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path(relative))).ToArray();

    /// <summary>One JSON string a line.</summary>
    public static string[] ReadJsonStrings(string relative) =>
        [.. File.ReadAllText(Path(relative)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<string>(l)!)];

    public static byte[] ReadGzip(string relative)
    {
        using GZipStream gzip = new(File.OpenRead(Path(relative)), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TextTransfer.sln")))
            {
                string shared = System.IO.Path.Combine(folder.Parent!.FullName, "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
