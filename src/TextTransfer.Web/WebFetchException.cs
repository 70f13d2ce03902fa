namespace TextTransfer.Web;

/// <summary>A resource that could not be fetched, though its server may have answered. The message names the address, what happened and what to do, and can be shown to a user as it is.</summary>
public sealed class WebFetchException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="address">What was asked for; it begins the message.</param>
    /// <param name="problem">What is wrong and what to do, as one or two sentences.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public WebFetchException(Uri address, string problem, Exception? innerException = null)
        : base($"{address}: {problem}", innerException) => Address = address;

    /// <summary>What was asked for.</summary>
    public Uri Address { get; }
}
