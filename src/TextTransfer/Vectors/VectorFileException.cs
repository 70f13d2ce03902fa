namespace TextTransfer;

/// <summary>A file of vectors is refused; the message names the file, the place, the value and the remedy.</summary>
public sealed class VectorFileException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="problem">Why it is refused, with the value, and what to do.</param>
    /// <param name="line">The line, from 1, where the format has lines.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public VectorFileException(string fileName, string problem, int? line = null, Exception? innerException = null)
        : base(fileName, problem, line, column: null, innerException)
    {
    }
}
