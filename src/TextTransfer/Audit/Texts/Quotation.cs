namespace TextTransfer.Audit.Texts;

/// <summary>The beginning of a text, on one line, in quotation marks.</summary>
internal static class Quotation
{
    private const int MaxLength = 60;

    public static string Of(string text)
    {
        string line = string.Join(' ', text.AsSpan(0, Math.Min(text.Length, 4 * MaxLength)).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MaxLength)
            return $"“{line}”";
        int end = char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return $"“{line[..end]}…”";
    }
}
