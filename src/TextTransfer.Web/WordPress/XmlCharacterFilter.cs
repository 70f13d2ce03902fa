namespace TextTransfer.Web.WordPress;

/// <summary>
/// Leaves out the characters that XML 1.0 forbids (section 2.2) and whatever stands before the first tag, such as the empty
/// lines and warnings that plugins print; posts pasted from terminals and word processors hold the former, and one
/// would stop the read.
/// </summary>
internal sealed class XmlCharacterFilter(TextReader inner) : TextReader
{
    private bool started;
    private char? pendingHigh;

    /// <summary>Line breaks before the first tag, to be added to the line numbers of errors.</summary>
    public int LinesSkipped { get; private set; }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        if (!started)
            SkipToFirstTag();

        while (true)
        {
            // One place is kept for the first half of a pair that the last block ended in.
            var read = inner.Read(buffer[1..]);
            if (read <= 0)
                return 0;

            var kept = Filter(buffer, read);
            if (kept > 0)
                return kept;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // Reads from buffer[1..read], writes from buffer[0]: writing never overtakes reading.
    private int Filter(Span<char> buffer, int read)
    {
        var kept = 0;
        for (var i = 1; i <= read; i++)
        {
            var c = buffer[i];
            if (char.IsLowSurrogate(c) && pendingHigh is { } high)
            {
                buffer[kept++] = high;
                buffer[kept++] = c;
            }
            else if (!char.IsSurrogate(c) && (c >= ' ' || c is '\t' or '\n' or '\r') && c is not ('\ufffe' or '\uffff'))
            {
                buffer[kept++] = c;
            }

            pendingHigh = char.IsHighSurrogate(c) ? c : null;
        }

        return kept;
    }

    private void SkipToFirstTag()
    {
        started = true;
        for (int c; (c = inner.Peek()) >= 0 && c != '<'; inner.Read())
            LinesSkipped += c == '\n' ? 1 : 0;
    }
}
