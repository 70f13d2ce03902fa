using System.Text;

namespace TextTransfer.Tokenization;

/// <summary>Code points in UTF-16 text.</summary>
internal static class Utf16
{
    /// <summary>The code point at a position of well-formed text.</summary>
    /// <param name="text">Text without unpaired surrogates.</param>
    /// <param name="position">Where a code point starts.</param>
    /// <param name="length">The number of chars it takes: 1 or 2.</param>
    public static int CodePointAt(ReadOnlySpan<char> text, int position, out int length)
    {
        char c = text[position];
        if (!char.IsHighSurrogate(c))
        {
            length = 1;
            return c;
        }

        length = 2;
        return char.ConvertToUtf32(c, text[position + 1]);
    }

    /// <summary>The number of chars of the code point at a position of well-formed text: 1 or 2.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int position) => char.IsHighSurrogate(text[position]) ? 2 : 1;

    /// <summary>Writes a code point.</summary>
    /// <param name="codePoint">A code point that is no surrogate.</param>
    /// <param name="chars">Room for two chars.</param>
    /// <returns>The number of chars: 1 or 2.</returns>
    public static int Write(int codePoint, Span<char> chars) => new Rune(codePoint).EncodeToUtf16(chars);

    /// <summary>Whether there is an unpaired surrogate, which no UTF-8 text can hold.</summary>
    public static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        int start = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (start < 0)
            return false;

        for (int i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>Copies text, with U+FFFD for every unpaired surrogate, as a conversion to UTF-8 would have it.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Well-formed text of the same length.</returns>
    public static string ReplaceUnpairedSurrogates(ReadOnlySpan<char> text) =>
        string.Create(text.Length, text, static (copy, source) =>
        {
            source.CopyTo(copy);
            for (int i = 0; i < copy.Length; i++)
            {
                if (!char.IsSurrogate(copy[i]))
                    continue;
                if (i + 1 < copy.Length && char.IsSurrogatePair(copy[i], copy[i + 1]))
                    i++;
                else
                    copy[i] = (char)Rune.ReplacementChar.Value;
            }
        });

    /// <summary>Whether a char has the Unicode property White_Space, which is closed and the same in every version since 6.3.</summary>
    public static bool IsWhiteSpace(char c) => c switch
    {
        ' ' => true,
        < '\u0085' => c is >= '\t' and <= '\r',
        _ => c is '\u0085' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000',
    };
}
