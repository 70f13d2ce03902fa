using System.Text;

namespace TextTransfer.Classification.Views;

/// <summary>Terms are runs of characters, of at most four UTF-16 units, and their keys these units themselves.</summary>
internal sealed class CharacterAnalyzer : TextAnalyzer
{
    private const int Longest = 4;

    /// <summary>No run ends with half a surrogate pair, so that this unit can stand for none: in a key it is 0.</summary>
    private const int NoUnit = 0xD800;

    public override bool HasExactKeys => true;

    public override ulong KeyOf(ReadOnlySpan<char> term)
    {
        if (term.Length is 0 or > Longest)
            throw new InvalidDataException($"'{term}' is no run of up to {Longest} characters");
        ulong key = 0;
        for (int i = 0; i < term.Length; i++)
            key |= Unit(term[i], i);
        return key;
    }

    protected override int BufferLength(string text) => text.Length + 2;

    /// <summary>Lower case, with one space for every run of white space, one before the first word and one after the last.</summary>
    protected override int Normalize(string text, Span<char> buffer)
    {
        buffer[0] = ' ';
        int length = 1;
        for (int place = 0; place < text.Length;)
        {
            char unit = text[place];
            if (char.IsWhiteSpace(unit))
            {
                place++;
                if (buffer[length - 1] != ' ')
                    buffer[length++] = ' ';
            }
            else if (char.IsAscii(unit))
            {
                place++;
                buffer[length++] = char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit;
            }
            else
            {
                length += Rune.ToLowerInvariant(Next(text, ref place)).EncodeToUtf16(buffer[length..]);
            }
        }
        if (buffer[length - 1] != ' ')
            buffer[length++] = ' ';
        return length;
    }

    protected override void Visit<TVisitor>(ReadOnlySpan<char> buffer, ref TVisitor visitor)
    {
        for (int start = 0; start < buffer.Length; start++)
        {
            if (char.IsLowSurrogate(buffer[start]))
                continue;
            ulong key = Unit(buffer[start], 0);
            for (int i = 1; i < Longest && start + i < buffer.Length; i++)
            {
                char unit = buffer[start + i];
                key |= Unit(unit, i);
                if (!char.IsHighSurrogate(unit))
                    visitor.Visit(key, buffer, start, i + 1);
                if (unit == ' ')
                    break; // A run may end with the space after a word and not go on beyond it.
            }
        }
    }

    private static ulong Unit(char unit, int place) => (ulong)(unit ^ NoUnit) << (16 * place);
}
