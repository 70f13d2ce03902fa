using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TextTransfer.Web.Recurrence;

namespace TextTransfer.Web.Sites.Files;

/// <summary>
/// What the template of a site says on many of its pages, found when all of them are there and taken out of each, so that the
/// text of a page does not depend on when it was read.
/// </summary>
/// <param name="known">The hashes of blocks that recurred in earlier runs: pages read then do not show them any more.</param>
internal sealed class TemplateText(IEnumerable<ulong> known)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BlockCounts counts = new();
    private HashSet<ulong>? recurring;

    /// <summary>The hashes of the blocks that recur.</summary>
    public IReadOnlySet<ulong> Recurring => recurring ??= [.. counts.Recurring(), .. known];

    /// <summary>Takes in the document of a page.</summary>
    /// <param name="line">Its line of JSON.</param>
    public void Learn(ReadOnlySpan<byte> line)
    {
        if (JsonNode.Parse(line) is JsonObject document && TextOf(document) is { } text)
            counts.Add(text, RangesOf(text));
    }

    /// <summary>The document of a page without them.</summary>
    /// <param name="line">Its line of JSON, without line feed.</param>
    /// <returns>The same line where nothing is taken out.</returns>
    public byte[] Remove(byte[] line)
    {
        if (Recurring.Count == 0 || JsonNode.Parse(line) is not JsonObject document || TextOf(document) is not { } text)
            return line;
        var blocks = RangesOf(text);
        if (KeptBlocks.Of(text, blocks, Recurring) is not { } kept)
            return line;
        document["text"] = string.Join('\n', kept.Select(b => text[blocks[b]]));
        return Encoding.UTF8.GetBytes(document.ToJsonString(Readable));
    }

    private static string? TextOf(JsonObject document) => document["text"]?.GetValue<string>();

    private static Range[] RangesOf(string text)
    {
        List<Range> ranges = [];
        foreach (var range in text.AsSpan().Split('\n'))
            ranges.Add(range);
        return [.. ranges];
    }
}
