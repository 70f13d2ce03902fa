namespace TextTransfer.Web.Fetching;

/// <summary>The addresses that redirects have led to, from the one asked for to the current one.</summary>
internal sealed class RedirectChain(Uri address, WebFetcherOptions options)
{
    private readonly List<Uri> addresses = [address];

    /// <summary>The last of them.</summary>
    public Uri Current => addresses[^1];

    /// <summary>All that came after the first.</summary>
    public IReadOnlyList<Uri> Redirects => addresses[1..];

    /// <summary>Goes on to where a redirect points.</summary>
    /// <exception cref="WebFetchException">That is nowhere to go.</exception>
    public void Follow(string target)
    {
        if (!Uri.TryCreate(Current, target, out var next))
            throw Refuse("which is no address.");
        if (!AddressRules.IsWeb(next))
            throw Refuse("which is no web address.");

        // Whoever redirects does not choose with which password we come.
        next = new(next.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        if (addresses.Contains(next))
            throw Fail($"the redirects go in a circle: {string.Join(" to ", addresses.SkipWhile(a => a != next).Append(next).Select(WebFetchException.Show))}. The fault is the server's; some sites need cookies, which are not kept.");
        if (addresses.Count > options.MaxRedirects)
            throw Fail($"more than {options.MaxRedirects} redirects, the last to {WebFetchException.Show(next)}. Raise WebFetcherOptions.MaxRedirects if they end.");
        addresses.Add(next);

        WebFetchException Refuse(string why) => Fail($"it redirects to {WebFetchException.Show(target)}, {why}");
        WebFetchException Fail(string problem) => new(Current, problem) { Failure = WebFetchFailure.Redirection };
    }
}
