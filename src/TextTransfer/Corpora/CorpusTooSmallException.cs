namespace TextTransfer;

/// <summary>A corpus has too few classes or independent examples for what was asked. The message says of what.</summary>
public sealed class CorpusTooSmallException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is missing and what to do.</param>
    public CorpusTooSmallException(string message)
        : base(message)
    {
    }
}
