using System.Collections.Concurrent;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Tests.Queueing;

public sealed class FairQueueTests
{
    [Fact]
    public async Task A_client_with_little_to_do_does_not_wait_for_anothers_bulk()
    {
        using FairQueue queue = new(workers: 1, capacity: 1000, clientCapacity: 900);
        using ManualResetEventSlim start = new();
        using Admission bulk = queue.Admit("bulk", 100), single = queue.Admit("single", 2);
        ConcurrentQueue<string> done = [];
        Task first = queue.RunAsync(bulk, 10, token => Wait(start), CancellationToken.None);
        Task[] all = [.. Enumerable.Range(0, 50).Select(i => Add(bulk, "bulk", 10)), Add(single, "single", 10), Add(single, "single", 10)];
        start.Set();
        await first;
        await Task.WhenAll(all);
        // Turn and turn about while both have work.
        Assert.InRange(done.ToList().FindLastIndex(d => d == "single"), 1, 5);

        Task Add(Admission admission, string name, int characters) => queue.RunAsync(admission, characters, _ =>
        {
            done.Enqueue(name);
            return 0;
        }, CancellationToken.None);
    }

    [Fact]
    public async Task Long_texts_are_counted_by_their_length()
    {
        using FairQueue queue = new(workers: 1, capacity: 1000, clientCapacity: 900);
        using ManualResetEventSlim start = new();
        using Admission books = queue.Admit("books", 20), tweets = queue.Admit("tweets", 200);
        ConcurrentQueue<string> done = [];
        Task first = queue.RunAsync(books, 0, token => Wait(start), CancellationToken.None);
        Task[] all = [.. Enumerable.Range(0, 10).Select(_ => Add(books, "book", 9800)), .. Enumerable.Range(0, 100).Select(_ => Add(tweets, "tweet", 0))];
        start.Set();
        await first;
        await Task.WhenAll(all);
        // A book costs 10,000 and a tweet 200: fifty tweets between one book and the next.
        string[] order = [.. done];
        int one = Array.IndexOf(order, "book"), two = Array.IndexOf(order, "book", one + 1);
        Assert.InRange(order[..two].Count(d => d == "tweet"), 45, 55);

        Task Add(Admission admission, string name, int characters) => queue.RunAsync(admission, characters, _ =>
        {
            done.Enqueue(name);
            return 0;
        }, CancellationToken.None);
    }

    [Fact]
    public void Beyond_its_capacity_it_refuses_and_says_when_to_come_again()
    {
        using FairQueue queue = new(workers: 2, capacity: 10, clientCapacity: 6);
        Admission first = queue.Admit("a", 6);
        Assert.Throws<QueueFullException>(() => queue.Admit("a", 1));
        using Admission second = queue.Admit("b", 4);
        QueueFullException full = Assert.Throws<QueueFullException>(() => queue.Admit("c", 1));
        Assert.InRange(full.RetryAfter.TotalSeconds, 1, 60);
        first.Dispose();
        first.Dispose();
        Assert.Equal(4, queue.Admitted);
        queue.Admit("a", 6).Dispose();
    }

    [Fact]
    public async Task What_is_cancelled_before_its_turn_is_not_done()
    {
        using FairQueue queue = new(workers: 1, capacity: 10, clientCapacity: 10);
        using ManualResetEventSlim start = new();
        using CancellationTokenSource cancel = new();
        using Admission admission = queue.Admit("a", 3);
        Task first = queue.RunAsync(admission, 1, _ => Wait(start), CancellationToken.None);
        bool isDone = false;
        Task given = queue.RunAsync(admission, 1, _ => isDone = true, cancel.Token);
        Task<int> after = queue.RunAsync(admission, 1, _ => 7, CancellationToken.None);
        await cancel.CancelAsync();
        start.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(7, await after);
        Assert.False(isDone);
    }

    [Fact]
    public async Task An_error_arrives_where_the_result_is_waited_for_and_the_thread_goes_on()
    {
        using FairQueue queue = new(workers: 1, capacity: 10, clientCapacity: 10);
        using Admission admission = queue.Admit("a", 2);
        await Assert.ThrowsAsync<InvalidDataException>(() => queue.RunAsync<int>(admission, 1, _ => throw new InvalidDataException(), CancellationToken.None));
        Assert.Equal(7, await queue.RunAsync(admission, 1, _ => 7, CancellationToken.None));
    }

    private static int Wait(ManualResetEventSlim start)
    {
        start.Wait();
        return 0;
    }
}
