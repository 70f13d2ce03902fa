using System.Diagnostics.CodeAnalysis;

namespace TextTransfer.Web.Fetching;

/// <summary>When the next request to one host may start, and how many may be under way. Safe for concurrent calls.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds nothing to dispose of until its wait handle is asked for.")]
internal sealed class HostPace(WebFetcherOptions options)
{
    private readonly SemaphoreSlim places = new(options.ConcurrentRequestsPerHost);
    private readonly SemaphoreSlim start = new(1);
    private readonly Lock sync = new();
    private TimeSpan interval = options.Delay;
    private TimeSpan next = TimeSpan.MinValue;

    private TimeSpan Now => options.TimeProvider.GetElapsedTime(0);

    /// <summary>Waits for the turn of a request.</summary>
    /// <returns>Its place; disposed when the answer has been read.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            return new Place(places);
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    /// <summary>Keeps at least this time between starts from now on.</summary>
    public void SlowDown(TimeSpan least)
    {
        lock (sync)
        {
            if (least <= interval)
                return;
            if (next > TimeSpan.MinValue)
                next += least - interval;
            interval = least;
        }
    }

    /// <summary>Lets no request start before this time has passed.</summary>
    public void Pause(TimeSpan time)
    {
        lock (sync)
            next = Now + time > next ? Now + time : next;
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // One waits for the start and the others for that one, so that a pause that is asked for meanwhile holds for all.
        await start.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (Reserve() is { } wait)
                await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            start.Release();
        }
    }

    private TimeSpan? Reserve()
    {
        lock (sync)
        {
            var now = Now;
            if (now < next)
                return next - now;
            next = now + interval;
            return null;
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? places = places;

        public void Dispose() => Interlocked.Exchange(ref places, null)?.Release();
    }
}
