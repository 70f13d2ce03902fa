using TextTransfer.Concurrency;

namespace TextTransfer.Tests.Concurrency;

public class ConcurrentlyTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    public void Every_piece_is_done_once_by_no_more_workers_than_allowed(int count, int workers)
    {
        int[] done = new int[count];
        int running = 0, most = 0;
        Concurrently.For(count, workers, i =>
        {
            int now = Interlocked.Increment(ref running);
            lock (done)
                most = Math.Max(most, now);
            Interlocked.Increment(ref done[i]);
            Interlocked.Decrement(ref running);
        }, TestContext.Current.CancellationToken);
        Assert.All(done, times => Assert.Equal(1, times));
        Assert.InRange(most, Math.Min(1, count), workers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Errors_and_cancellation_arrive_as_they_are(int workers)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<NotSupportedException>(() => Concurrently.For(9, workers, _ => throw new NotSupportedException(), source.Token));
        Assert.Throws<OperationCanceledException>(() => Concurrently.For(9, workers, _ => source.Cancel(), source.Token));
    }
}
