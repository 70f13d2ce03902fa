namespace TextTransfer.Tokenization;

/// <summary>Replaces each code point by itself, whatever stands beside it.</summary>
/// <param name="replacements">
/// What to put in the place of each code point; <see langword="null"/> leaves it as it is. <see cref="SetApart"/> and
/// <see cref="Syllable"/> stand for what is not worth a table.
/// </param>
internal sealed class CharacterNormalizer(CodePointTable<string?> replacements) : TextNormalizer
{
    /// <summary>Stands for the character itself between two spaces; recognised by reference.</summary>
    public static readonly string SetApart = new("ideograph");

    /// <summary>Stands for the letters of a Hangul syllable; recognised by reference.</summary>
    public static readonly string Syllable = new("syllable");

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ReadOnlySpan<char> source = text.Span;
        for (int i = 0; i < source.Length;)
        {
            string? replacement = replacements[Utf16.CodePointAt(source, i, out int length)];
            if (replacement is not null)
            {
                text.Keep(i - text.Position);
                Replace(source.Slice(i, length), replacement, text);
            }

            i += length;
        }

        if (text.Position == 0)
            return;
        text.KeepRest();
        text.Commit();
    }

    private static void Replace(ReadOnlySpan<char> character, string replacement, EditedText text)
    {
        if (ReferenceEquals(replacement, SetApart))
        {
            text.InsertBefore(" ");
            text.Keep(character.Length);
            text.Insert(" ");
        }
        else if (ReferenceEquals(replacement, Syllable))
        {
            Span<char> letters = stackalloc char[3];
            text.Replace(1, letters[..HangulSyllable.Decompose(character[0], letters)]);
        }
        else
        {
            text.Replace(character.Length, replacement);
        }
    }
}
