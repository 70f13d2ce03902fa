namespace TextTransfer;

/// <summary>A model file is refused; the message names the file, the reason and the remedy.</summary>
public sealed class ModelFileException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">Why it is refused and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public ModelFileException(string path, string reason, Exception? innerException = null)
        : base($"Model file '{path}': {reason}", innerException)
    {
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }
}
