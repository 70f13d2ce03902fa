using System.Globalization;
using System.Text;

namespace TextTransfer.Web.Html;

/// <summary>
/// Collects text with its whitespace collapsed and its invisible characters dropped. What separates two pieces is only
/// written when the second arrives, so there is none at either end and never two in a row.
/// </summary>
internal sealed class BlockTextWriter
{
    private readonly StringBuilder text = new();
    private char? separator;

    /// <summary>What follows begins a new line.</summary>
    public void BreakLine() => Separate('\n');

    /// <summary>What follows is the next cell of a table row.</summary>
    public void NextCell() => Separate('\t');

    /// <summary>Writes a run of text.</summary>
    /// <param name="value">Text without markup.</param>
    /// <param name="keepLineBreaks">Whether line breaks in it break lines; else they are spaces.</param>
    public void Write(ReadOnlySpan<char> value, bool keepLineBreaks)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c > ' ' && c < '\u007f')
            {
                Put(c);
            }
            else if (char.IsWhiteSpace(c))
            {
                Separate(keepLineBreaks && (c is '\n' or '\r') ? '\n' : ' ');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                Put(c);
                text.Append(value[++i]);
            }
            else if (IsVisible(c))
            {
                Put(c);
            }
        }
    }

    /// <summary>What was written since the last time, to begin anew.</summary>
    public string Take()
    {
        var taken = text.ToString();
        text.Clear();
        separator = null;
        return taken;
    }

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    private bool IsVisible(char c) => c switch
    {
        // Joiners spell words in Arabic, Indic and other scripts and join emoji; after Latin text they are residue.
        '\u200c' or '\u200d' => separator is null && text.Length > 0 && text[^1] >= '\u0590',
        '\ufeff' or '\ufffe' or '\uffff' or '\u00ad' => false,
        _ => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate)
            && c is not (>= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u206f'),
    };

    private void Put(char c)
    {
        if (separator is { } pending && text.Length > 0)
            text.Append(pending);
        separator = null;
        text.Append(c);
    }

    // The stronger of two separators stays: line break over cell over space.
    private void Separate(char kind)
    {
        if (separator is null || kind == '\n' || (kind == '\t' && separator == ' '))
            separator = kind;
    }
}
