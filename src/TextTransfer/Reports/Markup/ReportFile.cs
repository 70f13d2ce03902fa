using System.Text;
using TextTransfer.Files;

namespace TextTransfer.Reports.Markup;

/// <summary>A report on disk: as JSON when its name ends in <c>.json</c>, else as HTML.</summary>
internal static class ReportFile
{
    public static void Save(string path, Func<string> html, Func<string> json)
    {
        ArgumentNullException.ThrowIfNull(path);
        string content = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? json() : html();
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));
    }
}
