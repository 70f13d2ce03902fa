namespace TextTransfer;

/// <summary>A corpus cannot be learned from; the message says why and what to add.</summary>
public sealed class TrainingException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public TrainingException(string message)
        : base(message)
    {
    }
}
