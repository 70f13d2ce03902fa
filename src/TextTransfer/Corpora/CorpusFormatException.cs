namespace TextTransfer;

/// <summary>A file of texts or labels cannot be used as it is. The message says where, what and how to mend it.</summary>
public sealed class CorpusFormatException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file as the caller named it.</param>
    /// <param name="problem">What is wrong, with the value, and what to do; the message puts the place in front.</param>
    /// <param name="line">The line, from 1, when there is one.</param>
    /// <param name="column">The column, from 1, when there is one.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public CorpusFormatException(string file, string problem, int? line = null, int? column = null, Exception? innerException = null)
        : base($"{file}{(line is null ? "" : $", line {line}")}{(column is null ? "" : $", column {column}")}: {problem}", innerException) =>
        (File, Line, Column) = (file, line, column);

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The line as an editor counts it, from 1; <see langword="null"/> when the error is about the file as a whole.</summary>
    public int? Line { get; }

    /// <summary>The column in code points, from 1: where the field, the byte or the quote in question starts; <see langword="null"/> when the error is about a whole line or file.</summary>
    public int? Column { get; }
}
