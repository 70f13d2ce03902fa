namespace TextTransfer;

/// <summary>A model file is refused; the message names the file, the reason and the remedy.</summary>
public sealed class ModelFileException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="problem">Why it is refused and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public ModelFileException(string fileName, string problem, Exception? innerException = null)
        : base(fileName, problem, innerException: innerException)
    {
    }
}
