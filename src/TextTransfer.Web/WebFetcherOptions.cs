using System.Net;

namespace TextTransfer.Web;

/// <summary>How <see cref="WebFetcher"/> asks servers. Times are a day at most. Immutable.</summary>
public sealed record WebFetcherOptions
{
    /// <summary>More than any timer takes safely, and than anybody waits.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether addresses that are loopback, private, shared (100.64.0.0/10), unique-local or link-local may be asked; not
    /// unless said, since any page and any name server may point there. Multicast, reserved and documentation addresses and
    /// the metadata services of clouds stay refused.
    /// </summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Whether <c>robots.txt</c> is obeyed (RFC 9309); it is unless said otherwise. Without it, crawl-delays are not known either.</summary>
    public bool ObeyRobots { get; init; } = true;

    /// <summary>
    /// An address or e-mail where those who run a site reach those who run this program; it goes into the <c>User-Agent</c>.
    /// None unless said.
    /// </summary>
    public string? Contact { get; init; }

    /// <summary>Credentials for one origin, or <see langword="null"/>.</summary>
    public WebCredentials? Credentials { get; init; }

    /// <summary>
    /// Requests under way at one host, at least 1; 2 unless said otherwise: enough to hide the latency of one behind the
    /// other, and less than half of the workers that a small WordPress host has for all its visitors.
    /// </summary>
    public int ConcurrentRequestsPerHost { get; init; } = 2;

    /// <summary>The least time between the starts of two requests to one host; 1 second unless said otherwise. A longer crawl-delay of the site prevails.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest <c>Crawl-delay</c> that is kept, a longer one being shortened to it; 60 seconds unless said otherwise.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often a request is sent at most, at least 1; 4 unless said otherwise. It is sent again when the connection breaks
    /// and on 408, 429, 502, 503 and 504: after 1, 2, 4 ... seconds give or take, or after what <c>Retry-After</c> asks for.
    /// </summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The longest <c>Retry-After</c> that is waited for; 2 minutes unless said otherwise. A longer one ends the request.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Redirects that are followed; 10 unless said otherwise.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>Bytes of a body, as sent and decompressed, above which it is refused; 16 million unless said otherwise, ten times a large page.</summary>
    public int MaxBytes { get; init; } = 16_000_000;

    /// <summary>Bytes of the headers of an answer above which it is refused, in steps of 1,024; 64 KiB unless said otherwise.</summary>
    public int MaxHeaderBytes { get; init; } = 65_536;

    /// <summary>The longest time from the start of a request to the end of its headers; 30 seconds unless said otherwise.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time for a whole body; 2 minutes unless said otherwise.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whether the proxy of the environment (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>) is used; not
    /// unless said, since a proxy looks up names itself: what they lead to can no longer be checked, only addresses written
    /// as numbers.
    /// </summary>
    public bool UseProxy { get; init; }

    /// <summary>How names of hosts become addresses; by the system unless said otherwise. What it answers is checked all the same.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>The clock that delays, retries and the age of <c>robots.txt</c> go by; that of the system unless said otherwise. Timeouts are in real time always.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    internal void Validate()
    {
        AtLeast(ConcurrentRequestsPerHost, 1, nameof(ConcurrentRequestsPerHost));
        AtLeast(MaxAttempts, 1, nameof(MaxAttempts));
        AtLeast(MaxRedirects, 0, nameof(MaxRedirects));
        AtLeast(MaxBytes, 1, nameof(MaxBytes));
        AtLeast(MaxHeaderBytes, 1024, nameof(MaxHeaderBytes));
        Between(TimeSpan.Zero, Delay, nameof(Delay));
        Between(TimeSpan.Zero, MaxCrawlDelay, nameof(MaxCrawlDelay));
        Between(TimeSpan.Zero, MaxRetryAfter, nameof(MaxRetryAfter));
        Between(TimeSpan.FromMilliseconds(1), HeaderTimeout, nameof(HeaderTimeout));
        Between(TimeSpan.FromMilliseconds(1), BodyTimeout, nameof(BodyTimeout));
        ArgumentNullException.ThrowIfNull(Resolver, nameof(Resolver));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        if (Contact is not null && (Contact.Length is 0 or > 200 || Contact.AsSpan().ContainsAnyExceptInRange(' ', '~') || Contact.AsSpan().ContainsAny("()\\")))
            throw new ArgumentException("A contact is an address or e-mail of up to 200 ASCII characters without parentheses and backslashes.", nameof(Contact));

        static void Between(TimeSpan least, TimeSpan value, string name)
        {
            AtLeast(value, least, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestTime, name);
        }

        static void AtLeast<T>(T value, T least, string name) where T : IComparable<T> => ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
    }
}
