namespace TextTransfer.Web;

/// <summary>
/// A page, an export or a folder that cannot be read. The message names the file, the place in it, what was found there
/// and what to do, and can be shown to a user as it is.
/// </summary>
public sealed class WebFormatException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The path or name of what was read; it begins the message.</param>
    /// <param name="problem">What is wrong and what to do, as one or two sentences.</param>
    /// <param name="line">The line, from 1, when there is one.</param>
    /// <param name="column">The column, from 1, when there is one.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public WebFormatException(string fileName, string problem, int? line = null, int? column = null, Exception? innerException = null)
        : base(fileName, problem, line, column, innerException)
    {
    }
}
