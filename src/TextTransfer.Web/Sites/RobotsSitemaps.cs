using System.Text;

namespace TextTransfer.Web.Sites;

/// <summary>The sitemaps a robots file names (sitemaps.org, "Specifying the Sitemap location in your robots.txt file").</summary>
internal static class RobotsSitemaps
{
    private const string Field = "sitemap:";

    public static IReadOnlyList<Uri> Read(ReadOnlySpan<byte> robots, Uri address)
    {
        List<Uri> sitemaps = [];
        foreach (var line in Encoding.UTF8.GetString(robots).Split('\n'))
        {
            if (line.TrimStart().StartsWith(Field, StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(address, line.TrimStart()[Field.Length..].Trim(), out var sitemap))
                sitemaps.Add(sitemap);
        }

        return sitemaps;
    }
}
