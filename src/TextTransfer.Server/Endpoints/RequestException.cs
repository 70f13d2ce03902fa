namespace TextTransfer.Server.Endpoints;

/// <summary>A request that is refused; the message says what to change.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status => status;
}
