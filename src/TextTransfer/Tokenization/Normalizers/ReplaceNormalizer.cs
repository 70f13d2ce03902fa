namespace TextTransfer.Tokenization;

/// <summary>Replaces every match of a pattern by the same text.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string content) : TextNormalizer
{
    /// <summary>Reads the component <c>Replace</c>.</summary>
    public static ReplaceNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "pattern", "content");
        return new(TextPattern.Read(component.Member("pattern")), component.Member("content").Text());
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        List<(int Start, int End)> matches = text.Matches;
        matches.Clear();
        pattern.FindAll(text.Span, matches);
        if (matches.Count == 0)
            return;

        foreach ((int start, int end) in matches)
        {
            text.Keep(start - text.Position);
            text.Remove(end - start);
            text.Insert(content);
        }

        text.KeepRest();
        text.Commit();
    }
}
