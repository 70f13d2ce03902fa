namespace TextTransfer;

/// <summary>An encoder folder lacks something, or holds something that does not fit; the message names the file and the remedy.</summary>
public sealed class EncoderFormatException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file or folder at fault.</param>
    /// <param name="problem">What is wrong with it and what to do, as the rest of a sentence.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public EncoderFormatException(string fileName, string problem, Exception? innerException = null)
        : base(fileName, problem, innerException: innerException)
    {
    }
}
