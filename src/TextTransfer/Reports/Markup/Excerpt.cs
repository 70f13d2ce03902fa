namespace TextTransfer.Reports.Markup;

/// <summary>The beginning of a text, as much as a table can hold.</summary>
internal static class Excerpt
{
    /// <summary>Cut between characters: a surrogate pair is not parted.</summary>
    public static string Of(string text, int mostCharacters)
    {
        if (text.Length <= mostCharacters)
            return text;
        int end = char.IsHighSurrogate(text[mostCharacters - 1]) ? mostCharacters - 1 : mostCharacters;
        return $"{text.AsSpan(0, end)}…";
    }
}
