using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace TextTransfer.Concurrency;

/// <summary>Loops over work that is independent.</summary>
internal static class Concurrently
{
    /// <summary>
    /// Does pieces of work, several at a time. They are begun one by one in ascending order, so that whoever puts the longest
    /// first is not left with one long piece at the end.
    /// </summary>
    /// <param name="count">Pieces of work.</param>
    /// <param name="workers">Pieces done at once, at least 1; with 1 all are done in order on the calling thread.</param>
    /// <param name="work">Does the piece of a number, from 0.</param>
    /// <param name="cancellationToken">Looked at before every piece.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>An exception of a piece arrives as it was thrown, without a wrapper, and no more pieces are begun; of several the first.</remarks>
    public static void For(int count, int workers, Action<int> work, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        if (workers == 1)
        {
            for (int i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work(i);
            }
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
