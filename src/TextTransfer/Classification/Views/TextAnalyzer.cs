using System.Text;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>Takes a text apart into terms in lower case. Stateless.</summary>
internal abstract class TextAnalyzer
{
    /// <summary>
    /// Words and pairs of neighbouring words. A word is a run of letters, digits and marks; in scripts that put no spaces
    /// between words, one character.
    /// </summary>
    public static TextAnalyzer Words { get; } = new WordAnalyzer();

    /// <summary>
    /// Runs of 2 to 4 characters between spaces, the spaces included (scikit-learn's <c>char_wb</c>): stems, endings,
    /// spelling, punctuation, and whatever words are made of where no spaces part them.
    /// </summary>
    public static TextAnalyzer Characters { get; } = new CharacterAnalyzer();

    /// <summary>Whether terms with equal keys are equal.</summary>
    public abstract bool HasExactKeys { get; }

    /// <summary>The key of a term, the same for equal ones and never 0.</summary>
    /// <exception cref="InvalidDataException">It is no term that a text can have.</exception>
    public abstract ulong KeyOf(ReadOnlySpan<char> term);

    /// <summary>Shows all terms of a text, in order and with repetitions, without keeping any.</summary>
    public void Analyze<TVisitor>(string text, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor, allows ref struct
    {
        using var buffer = new Rented<char>(BufferLength(text));
        Visit(buffer.Span[..Normalize(text, buffer.Span)], ref visitor);
    }

    /// <summary>All terms of a text.</summary>
    public TermSequence Analyze(string text)
    {
        char[] buffer = new char[BufferLength(text)];
        var terms = new TermSequence(buffer.AsMemory(0, Normalize(text, buffer)));
        Visit(terms.Buffer.Span, ref terms);
        return terms;
    }

    /// <summary>No text has more terms: at most three begin at each character that is written of it.</summary>
    public long MostTerms(string text) => 3L * BufferLength(text);

    /// <summary>The most that <see cref="Normalize"/> writes of a text.</summary>
    protected abstract int BufferLength(string text);

    /// <summary>Writes a text so that every term is a slice of what is written.</summary>
    /// <returns>Characters written.</returns>
    protected abstract int Normalize(string text, Span<char> buffer);

    protected abstract void Visit<TVisitor>(ReadOnlySpan<char> buffer, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor, allows ref struct;

    /// <summary>The character at a place, U+FFFD for half a surrogate pair, and the place after it.</summary>
    protected static Rune Next(string text, ref int place)
    {
        Rune.DecodeFromUtf16(text.AsSpan(place), out Rune rune, out int consumed);
        place += consumed;
        return rune;
    }
}
