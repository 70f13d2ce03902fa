namespace TextTransfer.Server.Queueing;

/// <summary>Room for the texts of one request, until it is disposed.</summary>
internal sealed class Admission(FairQueue queue, string client, int texts) : IDisposable
{
    private int isReleased;

    public string Client => client;

    public int Texts => texts;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
            queue.Release(this);
    }
}

/// <summary>The queue has no room; the request is to come again.</summary>
internal sealed class QueueFullException(TimeSpan retryAfter) : Exception($"The service has as much to do as it takes in. Try again in {retryAfter.TotalSeconds:0} s.")
{
    /// <summary>About the time that what is admitted takes, from 1 to 60 seconds.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
