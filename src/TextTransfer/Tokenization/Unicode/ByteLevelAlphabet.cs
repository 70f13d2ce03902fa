using System.Buffers;
using System.Text;

namespace TextTransfer.Tokenization;

/// <summary>
/// The visible characters that stand for bytes in byte-level vocabularies (Radford et al., 2019): printable Latin-1 characters
/// for themselves, the other 68 bytes in order as U+0100 and up.
/// </summary>
internal static class ByteLevelAlphabet
{
    private static readonly char[] Characters = CreateCharacters();
    private static readonly SearchValues<char> Same = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    /// <summary>The character of each byte.</summary>
    public static ReadOnlySpan<char> OfBytes => Characters;

    /// <summary>Writes the next chars of a text as the characters of their UTF-8 bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where to stop.</param>
    public static void Write(EditedText text, int end)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<char> chars = stackalloc char[4];
        ReadOnlySpan<char> source = text.Span[..end];
        while (text.Position < end)
        {
            int same = source[text.Position..].IndexOfAnyExcept(Same);
            text.Keep(same < 0 ? end - text.Position : same);
            if (text.Position == end)
                return;

            int codePoint = Utf16.CodePointAt(source, text.Position, out int length);
            int count = new Rune(codePoint).EncodeToUtf8(bytes);
            for (int i = 0; i < count; i++)
                chars[i] = Characters[bytes[i]];
            text.Replace(length, chars[..count]);
        }
    }

    private static char[] CreateCharacters()
    {
        var characters = new char[0x100];
        int others = 0x100;
        for (int b = 0; b < characters.Length; b++)
            characters[b] = (char)(b is (>= '!' and <= '~') or (>= 0xA1 and not 0xAD) ? b : others++);
        return characters;
    }
}
