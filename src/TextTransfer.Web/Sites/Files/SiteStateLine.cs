using System.Text.Json;
using System.Text.Json.Serialization;

namespace TextTransfer.Web.Sites.Files;

/// <summary>
/// A line of the state of a site's file: its header, a resource, or at the end the sources that were settled and the hashes of
/// the blocks that recur on its pages.
/// </summary>
internal sealed record SiteStateLine(
    SiteFileHeader? Header = null, SiteResource? Resource = null, IReadOnlyList<SiteSource>? Settled = null, IReadOnlyList<ulong>? Recurring = null)
{
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, SiteStateJson.Default.SiteStateLine), (byte)'\n'];

    public static SiteStateLine Parse(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize(line, SiteStateJson.Default.SiteStateLine) ?? new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SiteStateLine))]
internal sealed partial class SiteStateJson : JsonSerializerContext;
