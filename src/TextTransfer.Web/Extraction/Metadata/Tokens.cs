namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>Attributes that hold words parted by spaces, as <c>class</c> and <c>rel</c> do.</summary>
internal static class Tokens
{
    /// <summary>Characters of an attribute that are looked at.</summary>
    private const int MaxLength = 4000;

    /// <summary>The words; none when there is no such attribute.</summary>
    public static MemoryExtensions.SpanSplitEnumerator<char> Of(ReadOnlySpan<char> value) => value[..Math.Min(value.Length, MaxLength)].SplitAny(' ', '\t', '\n', '\r', '\f');

    /// <summary>Whether one of the words is this one.</summary>
    public static bool Contains(string? value, string word)
    {
        if (value is null)
            return false;
        foreach (var range in Of(value))
        {
            if (value.AsSpan()[range].Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
