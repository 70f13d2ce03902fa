namespace TextTransfer.Tokenization;

/// <summary>What <c>Split</c> and <c>Replace</c> look for. Immutable and thread-safe.</summary>
internal abstract class TextPattern
{
    /// <summary>Reads the member <c>pattern</c>: a string as it stands, or a regular expression.</summary>
    /// <exception cref="TokenizerFormatException">The expression has a construct that is not supported, or is none.</exception>
    public static TextPattern Read(TokenizerElement pattern)
    {
        pattern.AllowOnly("String", "Regex");
        if (pattern.Find("String") is { } literal)
            return literal.Text().Length > 0 ? new LiteralPattern(literal.Text()) : throw literal.Error("the pattern is empty.");

        TokenizerElement regex = pattern.Member("Regex");
        return RunPattern.TryRead(regex.Text()) ?? (TextPattern)new RegexPattern(regex);
    }

    /// <summary>Finds all matches from left to right.</summary>
    /// <param name="text">Well-formed text.</param>
    /// <param name="matches">Where to append them; ends exclusive, empty matches included.</param>
    public abstract void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches);
}
