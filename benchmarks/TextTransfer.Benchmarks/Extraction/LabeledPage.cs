using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>A page and what a person took for its main content.</summary>
/// <param name="Id">Its name within the set.</param>
/// <param name="Address">Where it was found, when that is known.</param>
/// <param name="Type">What it is: article, service, listing, product, forum, documentation, collection.</param>
/// <param name="IsWordPress">Whether WordPress made it.</param>
/// <param name="Html">Its markup.</param>
/// <param name="Content">The main content.</param>
/// <param name="With">Snippets the content holds.</param>
/// <param name="Without">Snippets of the page that are not content.</param>
internal sealed record LabeledPage(
    string Id, Uri? Address, string Type, bool IsWordPress, string Html, string Content, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    /// <summary>A on pages that rules and weights may be chosen on, else B.</summary>
    public char Half { get; } = (SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] & 1) == 0 ? 'A' : 'B';

    /// <summary>The pages of a folder with <c>html/*.html.gz</c> and <c>ground-truth.json</c>, in the order of their ids.</summary>
    public static IReadOnlyList<LabeledPage> ReadAll(string folder)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        return [.. truth.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Read(folder, p.Name, p.Value))];
    }

    private static LabeledPage Read(string folder, string id, JsonElement truth) => new(
        id,
        Uri.TryCreate(truth.GetProperty("url").GetString(), UriKind.Absolute, out Uri? address) ? address : null,
        truth.GetProperty("type").GetString()!,
        truth.GetProperty("wordpress").GetBoolean(),
        Unzip(Path.Combine(folder, "html", id + ".html.gz")),
        truth.GetProperty("main_content").GetString()!,
        [.. truth.GetProperty("with").EnumerateArray().Select(s => s.GetString()!)],
        [.. truth.GetProperty("without").EnumerateArray().Select(s => s.GetString()!)]);

    private static string Unzip(string path)
    {
        using GZipStream gzip = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
