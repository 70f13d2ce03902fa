using System.Diagnostics;

namespace TextTransfer.Server.Queueing;

/// <summary>A piece of work that waits for its turn.</summary>
internal abstract class WorkItem(double cost)
{
    private readonly long queuedAt = Stopwatch.GetTimestamp();

    public double Cost => cost;

    public TimeSpan Waited => Stopwatch.GetElapsedTime(queuedAt);

    public abstract void Run();

    public abstract void Cancel();

    /// <summary>Whether it was cancelled; whoever waits for it is told so.</summary>
    public abstract bool IsGivenUp();
}

/// <inheritdoc/>
internal sealed class WorkItem<T>(Func<CancellationToken, T> work, double cost, CancellationToken cancellationToken) : WorkItem(cost)
{
    // Whoever waits goes on elsewhere, not on the thread that works.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => completion.Task;

    public override void Run()
    {
        try
        {
            completion.SetResult(work(cancellationToken));
        }
        catch (OperationCanceledException e)
        {
            completion.SetCanceled(e.CancellationToken);
        }
#pragma warning disable CA1031 // Arrives where the result is waited for.
        catch (Exception e)
        {
            completion.SetException(e);
        }
#pragma warning restore CA1031
    }

    public override void Cancel() => completion.TrySetCanceled(CancellationToken.None);

    public override bool IsGivenUp() => cancellationToken.IsCancellationRequested && completion.TrySetCanceled(cancellationToken);
}
