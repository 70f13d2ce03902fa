using System.Collections.Concurrent;
using System.Text;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web.Fetching.Robots;

/// <summary>The <c>robots.txt</c> of every origin asked, fetched once and kept for a day. Safe for concurrent calls.</summary>
internal sealed class RobotsFiles(RedirectingClient client, PoliteClient politeClient, WebFetcherOptions options, CancellationToken end)
{
    /// <summary>The size that every reader has to support (RFC 9309, section 2.5); the rest of a longer file is ignored.</summary>
    private static readonly BodyLimit Limit = new(500 * 1024, CutsOff: true);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan LifetimeOfFailure = TimeSpan.FromMinutes(5);

    /// <summary>More than an honest run meets; a server that makes up hosts fills no memory.</summary>
    private const int MaxOrigins = 100;

    private readonly ConcurrentDictionary<Uri, Lazy<Task<Entry>>> entries = new();

    /// <summary>The rules for the origin of an address.</summary>
    /// <exception cref="WebFetchException">The host is refused; whatever else hinders is in the rules.</exception>
    public async Task<RobotsRules> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var file = new Uri(address, "/robots.txt");
        while (true)
        {
            if (entries.Count > MaxOrigins)
                entries.Clear();

            // The request belongs to all who wait for it, so that one who gives up takes it from nobody.
            var lazy = entries.GetOrAdd(file, f => new(() => Task.Run(() => FetchAsync(f))));
            try
            {
                var entry = await lazy.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (options.TimeProvider.GetUtcNow() < entry.Expires)
                    return entry.Rules;
            }
            catch (Exception e) when (lazy.Value is { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                Forget();
                if (e is WebFetchException failure)
                    throw failure.For(address, "robots.txt");
                throw;
            }

            Forget();
            void Forget() => entries.TryRemove(new(file, lazy));
        }
    }

    /// <summary>Lets an address pass that its site allows.</summary>
    /// <exception cref="WebFetchException">The site does not allow it, or its host is refused.</exception>
    public async Task ApproveAsync(Uri address, CancellationToken cancellationToken)
    {
        var rules = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        if (rules.Problem is { } problem)
            throw Disallowed(address, $"the robots.txt of the site cannot be had, so nothing is allowed (RFC 9309): {problem}");
        if (rules.Deciding(address) is { Allows: false } rule)
            throw Disallowed(address, $"the robots.txt of the site disallows it ({rule}). Leave it out; on your own site, add a group for {RobotsRules.ProductToken} there or switch WebFetcherOptions.ObeyRobots off.");
    }

    private static WebFetchException Disallowed(Uri address, string problem) => new(address, problem) { Failure = WebFetchFailure.DisallowedByRobots };

    private async Task<Entry> FetchAsync(Uri file)
    {
        try
        {
            var answer = await client.GetAsync(file, null, Limit, approve: null, end).ConfigureAwait(false);
            return (int)answer.Status switch
            {
                >= 200 and < 300 => Keep(Read(answer), Lifetime),
                < 500 => Keep(RobotsRules.AllowAll, Lifetime),
                _ => Keep(new([]) { Problem = $"{WebFetchException.Show(file)} answers {(int)answer.Status}." }, LifetimeOfFailure),
            };
        }
        catch (WebFetchException e) when (e.Failure == WebFetchFailure.Redirection)
        {
            // Redirects without end are a file that is not there.
            return Keep(RobotsRules.AllowAll, Lifetime);
        }
        catch (WebFetchException e) when (e.Failure != WebFetchFailure.RefusedAddress)
        {
            return Keep(new([]) { Problem = e.Problem }, LifetimeOfFailure);
        }

        Entry Keep(RobotsRules rules, TimeSpan lifetime) => new(rules, options.TimeProvider.GetUtcNow() + lifetime);
    }

    private RobotsRules Read(FetchedResource answer)
    {
        var rules = RobotsRules.Parse(TextEncodings.Decode(answer.Body.Span, Encoding.UTF8), answer.Address);
        if (options.ObeyRobots && rules.CrawlDelay is { } delay)
            politeClient.PaceOf(answer.RequestedAddress).SlowDown(delay < options.MaxCrawlDelay ? delay : options.MaxCrawlDelay);
        return rules;
    }

    private sealed record Entry(RobotsRules Rules, DateTimeOffset Expires);
}
