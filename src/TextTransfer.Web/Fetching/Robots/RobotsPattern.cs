namespace TextTransfer.Web.Fetching.Robots;

/// <summary>The path of a rule, with <c>*</c> for anything and <c>$</c> at the end for the end.</summary>
internal sealed class RobotsPattern
{
    private readonly string[] parts;
    private readonly bool isAnchored;

    /// <param name="value">The path as written in the file.</param>
    public RobotsPattern(string value)
    {
        isAnchored = value.EndsWith('$');
        parts = [.. (isAnchored ? value[..^1] : value).Split('*')];

        // The query begins in one part for all that follow.
        var isQuery = false;
        for (var i = 0; i < parts.Length; i++)
            parts[i] = RobotsPath.Normalize(parts[i], ref isQuery);
        Length = parts.Sum(p => p.Length) + parts.Length - 1 + (isAnchored ? 1 : 0);
    }

    /// <summary>Its characters, percent-encoded as paths are: what makes one rule more specific than another.</summary>
    public int Length { get; }

    /// <summary>Whether a path, normalised, begins with the pattern, or is it when the pattern says where it ends.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        if (parts.Length == 1)
            return !isAnchored || path.Length == parts[0].Length;

        // Each part at its first place leaves the most to the others; only the last may be tied to the end.
        var rest = path[parts[0].Length..];
        var free = isAnchored ? parts.AsSpan(1, parts.Length - 2) : parts.AsSpan(1);
        foreach (var part in free)
        {
            var at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + part.Length)..];
        }

        return !isAnchored || rest.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
