using System.Text;

namespace TextTransfer;

/// <summary>
/// The name of a class as a text to embed. A classifier learns from it how texts of the class should look, as far as the
/// labelled texts bear it out.
/// </summary>
public static class LabelText
{
    /// <summary>
    /// Of several ways to ask, the one with the least out-of-fold log-loss on most of ten public sets; in other languages
    /// than English, too, a multilingual encoder takes it for what it is.
    /// </summary>
    private const string Prefix = "topic: ";

    /// <summary>The text of a class: <c>Sci/Tech</c> and <c>sciTech</c> give <c>topic: sci tech</c>.</summary>
    /// <param name="label">The name of a class.</param>
    public static string Of(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var text = new StringBuilder(Prefix);
        char last = ' ';
        foreach (Rune rune in label.EnumerateRunes())
        {
            bool isSpace = Rune.IsWhiteSpace(rune) || rune.Value is '_' or '-' or '/' or '.';
            bool beginsWord = Rune.IsUpper(rune) && char.IsLower(last);
            if ((isSpace || beginsWord) && text[^1] != ' ')
                text.Append(' ');
            if (!isSpace)
                text.Append(Rune.ToLowerInvariant(rune));
            last = isSpace ? ' ' : rune.IsBmp ? (char)rune.Value : '\0';
        }
        return text.ToString().TrimEnd();
    }
}
