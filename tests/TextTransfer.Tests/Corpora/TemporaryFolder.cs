using System.Text;

namespace TextTransfer.Tests.Corpora;

/// <summary>Files for one test, deleted with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus");

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
