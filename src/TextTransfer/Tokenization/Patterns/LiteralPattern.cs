namespace TextTransfer.Tokenization;

/// <summary>A string that is not empty, as it stands.</summary>
internal sealed class LiteralPattern(string literal) : TextPattern
{
    /// <inheritdoc/>
    public override void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        for (int position = 0; ;)
        {
            int index = text[position..].IndexOf(literal);
            if (index < 0)
                return;
            matches.Add((position + index, position + index + literal.Length));
            position += index + literal.Length;
        }
    }
}
