namespace TextTransfer.Tokenization;

/// <summary>Removes white space at the ends of a text.</summary>
internal sealed class StripNormalizer(bool left, bool right) : TextNormalizer
{
    /// <summary>Reads the component <c>Strip</c>.</summary>
    public static StripNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "strip_left", "strip_right");
        return new(component.Member("strip_left").Flag(), component.Member("strip_right").Flag());
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ReadOnlySpan<char> source = text.Span;
        int start = 0;
        int end = source.Length;
        while (left && start < end && Utf16.IsWhiteSpace(source[start]))
            start++;
        while (right && start < end && Utf16.IsWhiteSpace(source[end - 1]))
            end--;
        if (end - start == source.Length)
            return;

        text.Remove(start);
        text.Keep(end - start);
        text.Commit();
    }
}
