namespace TextTransfer.Web;

/// <summary>
/// A page, an export or a folder that cannot be read. The message names the file, the place in it, what was found there
/// and what to do, and can be shown to a user as it is.
/// </summary>
public sealed class WebFormatException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="source">The path or name of what was read; it begins the message.</param>
    /// <param name="problem">What is wrong and what to do, as one or two sentences.</param>
    /// <param name="line">The line, counted from 1; 0 when the error has no place.</param>
    /// <param name="column">The column, counted from 1; 0 when the error has no place.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public WebFormatException(string source, string problem, int line = 0, int column = 0, Exception? innerException = null)
        : base(line > 0 ? $"{source}, line {line}, column {column}: {problem}" : $"{source}: {problem}", innerException)
    {
        SourceName = source;
        Line = line;
        Column = column;
    }

    /// <summary>The path or name of what was read.</summary>
    public string SourceName { get; }

    /// <summary>The line, counted from 1; 0 when the error has no place.</summary>
    public int Line { get; }

    /// <summary>The column, counted from 1; 0 when the error has no place.</summary>
    public int Column { get; }
}
