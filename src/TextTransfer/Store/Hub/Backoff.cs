namespace TextTransfer.Store.Hub;

/// <summary>
/// When to try again and when to give up: waits of 1, 2, 4, ... seconds while attempts bring nothing new, longer where the server
/// asks for it.
/// </summary>
internal sealed class Backoff(TimeProvider time, Action<string> notice)
{
    /// <summary>Attempts without anything new before giving up: about half a minute of waiting.</summary>
    public const int MaxAttempts = 6;

    private const int FewAttempts = 2;
    private const int MaxCorrupt = 2;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private int failures;
    private int corrupt;

    /// <summary>
    /// Whether to wait as long for a server that cannot be reached as for one that is busy: right amid a download, while at the
    /// beginning there mostly is no network, and whoever asked should hear so within seconds.
    /// </summary>
    public bool WaitsForUnreachable { get; init; } = true;

    /// <summary>Does something until it succeeds or there is no point in trying again.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (EncoderStoreException e) when (e.Kind != FaultKind.Final)
            {
                await WaitAsync(e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Something new came: the count of attempts starts anew.</summary>
    public void Reset() => failures = 0;

    private async Task WaitAsync(EncoderStoreException fault, CancellationToken cancellationToken)
    {
        failures++;
        if (fault.Kind == FaultKind.Corrupt && ++corrupt >= MaxCorrupt)
            throw new EncoderStoreException(fault.Message, fault);
        if (failures >= (fault.Kind == FaultKind.Unreachable && !WaitsForUnreachable ? FewAttempts : MaxAttempts))
            throw new EncoderStoreException($"{fault.Message} ({failures} attempts.)", fault);

        TimeSpan wait = TimeSpan.FromSeconds(1 << (failures - 1));
        if (fault.RetryAfter > wait)
            wait = fault.RetryAfter.Value;
        if (wait > LongestWait)
            throw new EncoderStoreException($"{fault.Message} The server asks to wait for {wait.TotalMinutes:0} minutes; pull again then.", fault);

        notice($"{fault.Message} Another attempt in {wait.TotalSeconds:0} seconds.");
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }
}
