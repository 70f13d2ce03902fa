namespace TextTransfer.Store.Hub;

/// <summary>Cancels a request when its caller does, or when nothing has come for too long.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly CancellationTokenSource stall;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken caller;
    private readonly TimeSpan timeout;

    public StallWatch(EncoderStoreOptions options, CancellationToken caller)
    {
        this.caller = caller;
        timeout = options.StallTimeout;
        stall = new(timeout, options.TimeProvider);
        either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, caller);
    }

    public CancellationToken Token => either.Token;

    /// <summary>Whether it was the silence that cancelled, not the caller.</summary>
    public bool IsStalled => stall.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Something came: the time starts anew.</summary>
    public void Reset() => stall.CancelAfter(timeout);

    public void Dispose()
    {
        either.Dispose();
        stall.Dispose();
    }
}
