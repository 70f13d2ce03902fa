namespace TextTransfer;

/// <summary>The labels of a text cannot be told apart, or are not what can be learned from. The message says which and what to do.</summary>
public sealed class LabelSetException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, with the value, and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public LabelSetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
