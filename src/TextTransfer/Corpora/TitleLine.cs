namespace TextTransfer.Corpora;

/// <summary>
/// The title within a text: its first line, where more follows. That is where <see cref="Document.Compose"/> puts it, and
/// where whoever has a single column for all of a page puts it too.
/// </summary>
internal static class TitleLine
{
    /// <summary>Longer lines are cut: no title, but the first words of something.</summary>
    private const int MaxLength = 200;

    /// <summary>The title of a text; <see langword="null"/> when it has one line or none.</summary>
    public static string? Of(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int end = rest.IndexOfAny('\n', '\r');
        if (end < 0)
            return null;
        ReadOnlySpan<char> line = rest[..end].TrimEnd();
        if (line.Length > MaxLength)
            line = line[..(char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        return line.ToString();
    }

    /// <summary>Whether a text has a title.</summary>
    public static bool IsIn(string text) => text.AsSpan().Trim().ContainsAny('\n', '\r');

    /// <summary>Where the title of a text begins.</summary>
    public static int PlaceIn(string text) => text.Length - text.AsSpan().TrimStart().Length;
}
