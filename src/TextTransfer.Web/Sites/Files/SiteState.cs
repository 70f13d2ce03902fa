using System.Text.Json;

namespace TextTransfer.Web.Sites.Files;

/// <summary>What a state file says: what a site was read as.</summary>
internal sealed record SiteState(SiteFileHeader? Header, IReadOnlyDictionary<string, SiteResource> Resources, IReadOnlyList<SiteSource> Settled, IReadOnlyList<ulong> Recurring)
{
    public static SiteState None { get; } = new(null, new Dictionary<string, SiteResource>(), [], []);

    /// <exception cref="WebFormatException">A line of it is damaged.</exception>
    public static SiteState Read(IEnumerable<(long Start, byte[] Line)> lines, string path)
    {
        SiteFileHeader? header = null;
        Dictionary<string, SiteResource> resources = [];
        IReadOnlyList<SiteSource> settled = [];
        IReadOnlyList<ulong> recurring = [];
        var links = new StringPool();
        var number = 0;
        foreach (var (_, bytes) in lines)
        {
            number++;
            try
            {
                var line = SiteStateLine.Parse(bytes);
                header ??= line.Header;
                settled = line.Settled ?? settled;
                recurring = line.Recurring ?? recurring;
                if (line.Resource is { } resource)
                    resources[resource.Key] = links.Share(resource);
            }
            catch (JsonException e)
            {
                throw new WebFormatException(path, "the state of the download is damaged. Begin anew by --restart.", number, innerException: e);
            }
        }

        return new(header, resources, settled, recurring);
    }

    public static SiteState ReadFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        return Read(LineFile.Read(file), path);
    }

    /// <summary>The state without documents that are not in the file any more: what they came from is asked for again.</summary>
    public SiteState Having(IReadOnlySet<string> ids) => this with
    {
        Resources = Resources.Values
            .Where(r => r.Collection is not null || r.Documents.All(d => ids.Contains(d.Id)))
            .ToDictionary(r => r.Key, r => r with { Documents = [.. r.Documents.Where(d => ids.Contains(d.Id))] }),
    };

    /// <exception cref="WebFormatException">It is of another site or of other options.</exception>
    public void Check(SiteFileHeader header, string path)
    {
        if (Header is not null && Header != header)
            throw new WebFormatException(path, $"it was made from {Header.Site} ({Header.Options}), not from {header.Site} ({header.Options}). Use the same again, name another file, or begin anew by --restart.");
    }
}
