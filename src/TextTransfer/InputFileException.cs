namespace TextTransfer;

/// <summary>
/// The base of errors about a file or folder of the caller's. The message is <c>FILE, line L, column C: problem</c>, without
/// the places that are not known.
/// </summary>
public abstract class InputFileException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file or folder as the caller named it; it begins the message.</param>
    /// <param name="problem">What is wrong, with the value, and what to do.</param>
    /// <param name="line">The line, from 1, when there is one.</param>
    /// <param name="column">The column, from 1, when there is one.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    protected InputFileException(string fileName, string problem, int? line = null, int? column = null, Exception? innerException = null)
        : base($"{fileName}{(line is null ? "" : $", line {line}")}{(column is null ? "" : $", column {column}")}: {problem}", innerException) =>
        (FileName, Line, Column) = (fileName, line, column);

    /// <summary>The file or folder as the caller named it.</summary>
    public string FileName { get; }

    /// <summary>The line as an editor counts it, from 1; <see langword="null"/> when the error is about the file as a whole.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1, where what is wrong starts; <see langword="null"/> when the error is about a whole line or file.</summary>
    public int? Column { get; }
}
