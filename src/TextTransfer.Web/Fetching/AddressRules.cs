using System.Net;

namespace TextTransfer.Web.Fetching;

/// <summary>What an address must be before anything is sent to it.</summary>
internal static class AddressRules
{
    /// <summary>What RFC 9110 advises servers to take; more is no address that somebody wrote.</summary>
    private const int MaxLength = 8000;

    /// <exception cref="WebFetchException">The address is refused.</exception>
    public static void Check(Uri address, bool allowPrivate)
    {
        if (!address.IsAbsoluteUri || !IsWeb(address))
            throw Refuse(address, $"only whole addresses that begin with http:// or https:// are fetched.");
        if (address.UserInfo.Length > 0)
            throw Refuse(address, "the address has a user or password in it. State them in WebFetcherOptions.Credentials, where they are kept out of messages and from other hosts.");
        if (address.AbsoluteUri.Length > MaxLength)
            throw Refuse(address, $"the address is longer than {MaxLength} characters.");

        // Uri has turned octal, hexadecimal and shortened numbers into plain ones; names are checked when they are resolved.
        if (IPAddress.TryParse(address.IdnHost, out var number) && AddressBlocks.Refuse(number, allowPrivate) is { } reason)
            throw Refuse(address, $"{number} is {reason}, and not asked. {Remedy(number)}");
    }

    /// <summary>Whether the scheme is <c>http</c> or <c>https</c>.</summary>
    public static bool IsWeb(Uri address) => address.Scheme is "http" or "https";

    /// <summary>What to do about a refused address.</summary>
    public static string Remedy(IPAddress address) => AddressBlocks.Refuse(address, allowPrivate: true) is null
        ? "Set WebFetcherOptions.AllowPrivate to fetch from your own network."
        : "No option allows it.";

    private static WebFetchException Refuse(Uri address, string problem) => new(address, problem) { Failure = WebFetchFailure.RefusedAddress };
}
