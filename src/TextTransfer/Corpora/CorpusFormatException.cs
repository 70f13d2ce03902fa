namespace TextTransfer;

/// <summary>
/// A file of texts or labels cannot be used as it is. The message says where, what and how to mend it. Columns count code
/// points: where the field, the byte or the quote in question starts.
/// </summary>
public sealed class CorpusFormatException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file as the caller named it.</param>
    /// <param name="problem">What is wrong, with the value, and what to do; the message puts the place in front.</param>
    /// <param name="line">The line, from 1, when there is one.</param>
    /// <param name="column">The column, from 1, when there is one.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public CorpusFormatException(string fileName, string problem, int? line = null, int? column = null, Exception? innerException = null)
        : base(fileName, problem, line, column, innerException)
    {
    }
}
