namespace TextTransfer;

/// <summary>
/// The base of every error that comes from the caller's data or files rather than from a wrong call:
/// its message names the file, the place in it, the value and the remedy, and can be shown to a user as it is.
/// </summary>
public abstract class TextTransferException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    protected TextTransferException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
