namespace TextTransfer.Web.WordPress;

/// <summary>
/// Leaves out the characters that XML 1.0 forbids (section 2.2) and whatever stands before the first tag, such as the empty
/// lines and warnings that plugins print; posts pasted from terminals and word processors hold the former, and one
/// would stop the read.
/// </summary>
internal sealed class XmlCharacterFilter(TextReader inner) : TextReader
{
    private bool started;

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
            var read = inner.Read(buffer);
            if (read <= 0)
                return 0;

            var kept = Filter(buffer[..read]);
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

    // Half pairs are forbidden too, but no decoder gives any.
    private static int Filter(Span<char> buffer)
    {
        var kept = 0;
        foreach (var c in buffer)
        {
            if (c is >= ' ' and not ('\ufffe' or '\uffff') or '\t' or '\n' or '\r')
                buffer[kept++] = c;
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
