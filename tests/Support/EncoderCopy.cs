namespace TextTransfer.Tests;

/// <summary>Copies of encoder folders, to be broken. The model, which is large, is a link: replace it, never write into it.</summary>
internal static class EncoderCopy
{
    public static TemporaryFolder Make(string source)
    {
        TemporaryFolder copy = new();
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = copy.File(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetExtension(file) == ".onnx")
                File.CreateSymbolicLink(target, file);
            else
                File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Replaces a part of a file that must be there.</summary>
    public static void Edit(this TemporaryFolder folder, string name, string part, string replacement)
    {
        string content = File.ReadAllText(folder.File(name));
        Assert.Contains(part, content, StringComparison.Ordinal);
        folder.Write(name, content.Replace(part, replacement, StringComparison.Ordinal));
    }

    /// <summary>Replaces a file, links included, by other content.</summary>
    public static void Replace(this TemporaryFolder folder, string name, byte[] content)
    {
        File.Delete(folder.File(name));
        folder.Write(name, content);
    }
}
