using TextTransfer.Store.Hub;

namespace TextTransfer;

/// <summary>
/// An encoder cannot be pulled, found or trusted; the message names the address or the file, what happened there, and the remedy.
/// </summary>
public sealed class EncoderStoreException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Where, what happened, and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public EncoderStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether another attempt may do better.</summary>
    internal FaultKind Kind { get; init; }

    /// <summary>How long the server asks to wait before another attempt, when it does.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
