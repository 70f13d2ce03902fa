using System.Globalization;

namespace TextTransfer.Vectors.Storage.Npy;

/// <summary>
/// Reads the one form of Python dictionary that a header of a <c>.npy</c> file has: string keys, and as values a string, a
/// boolean or a tuple of whole numbers.
/// </summary>
/// <exception cref="FormatException">The text is anything else; the message begins with a verb.</exception>
internal sealed class NpyHeaderParser(string text)
{
    private int position;

    public NpyHeader Parse()
    {
        string? description = null;
        bool? isFortranOrder = null;
        List<long>? shape = null;
        Expect('{');
        while (!TryTake('}'))
        {
            string key = ReadString();
            Expect(':');
            switch (key)
            {
                case "descr" when description is null:
                    if (Peek() is '[')
                        throw new FormatException("holds an array with named columns; save a plain two-dimensional array, such as array['embedding'].");
                    description = ReadString();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = ReadBoolean();
                    break;
                case "shape" when shape is null:
                    shape = ReadTuple();
                    break;
                default:
                    throw new FormatException($"has the key '{key}' in its header twice or unexpectedly; only descr, fortran_order and shape belong there, once each.");
            }

            if (!TryTake(',') && Peek() != '}')
                throw Wrong("a comma or a closing brace");
        }

        if (Peek() != '\0')
            throw Wrong("nothing more");
        return new(
            description ?? throw new FormatException("has no 'descr' in its header."),
            isFortranOrder ?? throw new FormatException("has no 'fortran_order' in its header."),
            shape ?? throw new FormatException("has no 'shape' in its header."));
    }

    private List<long> ReadTuple()
    {
        List<long> extents = [];
        Expect('(');
        while (!TryTake(')'))
        {
            int start = position + CountSpaces();
            position = start;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
                position++;
            if (!long.TryParse(text.AsSpan(start, position - start), NumberStyles.None, CultureInfo.InvariantCulture, out long extent))
                throw Wrong("a whole number");
            extents.Add(extent);
            if (!TryTake(',') && Peek() != ')')
                throw Wrong("a comma or a closing parenthesis");
        }

        return extents;
    }

    private bool ReadBoolean() => TryTakeWord("True") || (TryTakeWord("False") ? false : throw Wrong("True or False"));

    private string ReadString()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
            throw Wrong("a string");
        int start = position + CountSpaces() + 1;
        int end = text.IndexOf(quote, start);
        if (end < 0)
            throw Wrong("a string that ends");
        position = end + 1;
        return text[start..end];
    }

    private void Expect(char expected)
    {
        if (!TryTake(expected))
            throw Wrong($"'{expected}'");
    }

    private bool TryTake(char expected) => TryTakeWord(expected.ToString());

    private bool TryTakeWord(string word)
    {
        int start = position + CountSpaces();
        if (!text.AsSpan(start).StartsWith(word, StringComparison.Ordinal))
            return false;
        position = start + word.Length;
        return true;
    }

    /// <summary>The next character that is not white space; 0 at the end.</summary>
    private char Peek()
    {
        int at = position + CountSpaces();
        return at < text.Length ? text[at] : '\0';
    }

    private int CountSpaces()
    {
        int at = position;
        while (at < text.Length && text[at] is (' ' or '\n' or '\t' or '\r'))
            at++;
        return at - position;
    }

    private FormatException Wrong(string expected) =>
        new($"has a header that is not as numpy.save writes it: {expected} expected at character {position} of \"{text.Trim()[..Math.Min(120, text.Trim().Length)]}\".");
}
