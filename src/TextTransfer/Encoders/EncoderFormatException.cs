namespace TextTransfer;

/// <summary>An encoder folder lacks something, or holds something that does not fit; the message names the file and the remedy.</summary>
public sealed class EncoderFormatException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file or folder at fault.</param>
    /// <param name="problem">What is wrong with it and what to do, as the rest of a sentence.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public EncoderFormatException(string path, string problem, Exception? innerException = null)
        : base($"{path}: {problem}", innerException) => Path = path;

    /// <summary>The file or folder at fault.</summary>
    public string Path { get; }
}
