namespace TextTransfer.Server;

/// <summary>The service is set up so that it must not start; the message says why and what to do.</summary>
public sealed class ServerSetupException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ServerSetupException(string message)
        : base(message)
    {
    }
}
