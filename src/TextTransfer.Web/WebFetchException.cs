namespace TextTransfer.Web;

/// <summary>
/// A resource that could not be fetched, though its server may have answered. The message names the address, what happened
/// and what to do, and can be shown to a user as it is; user names and passwords in addresses are left out of it.
/// </summary>
public sealed class WebFetchException : TextTransferException
{
    private const int MaxLength = 300;

    /// <summary>Creates the error.</summary>
    /// <param name="address">What was asked for; it begins the message.</param>
    /// <param name="problem">What is wrong and what to do, as one or two sentences.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public WebFetchException(Uri address, string problem, Exception? innerException = null)
        : base($"{Show(address)}: {problem}", innerException) => (Address, Problem) = (address, problem);

    /// <summary>What was asked for.</summary>
    public Uri Address { get; }

    /// <summary>The kind of failure; <see cref="WebFetchFailure.UnusableAnswer"/> unless said otherwise.</summary>
    public WebFetchFailure Failure { get; init; }

    /// <summary>The message without the address.</summary>
    internal string Problem { get; }

    /// <summary>Whether the same request may succeed a moment later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>The same failure, met on the way to another address.</summary>
    /// <param name="address">What was asked for first.</param>
    /// <param name="step">What led from there to this failure, before a colon.</param>
    internal WebFetchException For(Uri address, string step) =>
        new(address, $"{step}: {Problem}", InnerException) { Failure = Failure, IsTransient = IsTransient };

    /// <summary>An address as messages show it: without user, password and fragment, and no longer than other text.</summary>
    internal static string Show(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var shown = address.IsAbsoluteUri
            ? address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo & ~UriComponents.Fragment, UriFormat.UriEscaped)
            : address.OriginalString;
        return Show(shown);
    }

    /// <summary>Something that a server wrote, as messages show it: not endless, and without control characters, which would command a terminal.</summary>
    internal static string Show(string text) => string.Concat(
        (text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}...").Select(c => char.IsControl(c) ? '\ufffd' : c));
}
