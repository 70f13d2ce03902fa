using System.Diagnostics;

namespace TextTransfer.Server.Queueing;

/// <summary>
/// The work of all requests, done by as many threads as there are cores, so that an overload grows no queue beyond its capacity and no
/// client waits for another's bulk: the client whose work has cost least so far is served next (start-time fair queueing: Goyal et al., 1996),
/// a text at a time.
/// </summary>
/// <remarks>
/// Threads of its own, since a text keeps one busy for milliseconds: in the pool of threads those that read and answer requests would
/// wait behind them. ASP.NET's rate limiter counts requests, not texts, and serves them in the order they come.
/// </remarks>
internal sealed class FairQueue : IDisposable
{
    /// <summary>What a piece of work costs beside its characters: a text of one word is not free.</summary>
    private const int BaseCost = 200;

    private readonly int workers;
    private readonly int capacity;
    private readonly int clientCapacity;
    private readonly Action<TimeSpan> waited;
    private readonly object gate = new();
    private readonly Dictionary<string, ClientLine> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> admittedOf = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ClientLine, double> order = new();
    private List<Thread>? threads;
    private double now;
    private double secondsPerText = 0.01;
    private int admitted;
    private bool isStopped;

    /// <param name="workers">Pieces of work done at once.</param>
    /// <param name="capacity">Texts admitted at once, of all clients.</param>
    /// <param name="clientCapacity">Texts admitted at once of one client.</param>
    /// <param name="waited">Told how long a piece of work waited, from any thread.</param>
    public FairQueue(int workers, int capacity, int clientCapacity, Action<TimeSpan>? waited = null) =>
        (this.workers, this.capacity, this.clientCapacity, this.waited) = (workers, capacity, clientCapacity, waited ?? (_ => { }));

    /// <summary>Texts admitted and not yet answered.</summary>
    public int Admitted => Volatile.Read(ref admitted);

    /// <summary>Takes texts in, until the admission is disposed.</summary>
    /// <exception cref="QueueFullException">There is no room for so many now.</exception>
    public Admission Admit(string client, int texts)
    {
        lock (gate)
        {
            int mine = admittedOf.GetValueOrDefault(client);
            if (admitted + texts > capacity || mine + texts > clientCapacity)
                throw new QueueFullException(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(admitted * secondsPerText / workers), 1, 60)));
            admitted += texts;
            admittedOf[client] = mine + texts;
            return new(this, client, texts);
        }
    }

    /// <summary>Does a piece of work when its turn has come; skipped when it is cancelled before.</summary>
    /// <param name="admission">Whose turn.</param>
    /// <param name="characters">How much work it is.</param>
    /// <param name="work">The work, which looks at the token.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<T> RunAsync<T>(Admission admission, int characters, Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        WorkItem<T> item = new(work, BaseCost + characters, cancellationToken);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isStopped, this);
            Start();
            if (!lines.TryGetValue(admission.Client, out ClientLine? line))
                lines[admission.Client] = line = new(admission.Client, now);
            line.Items.Enqueue(item);
            if (line.Items.Count == 1)
                order.Enqueue(line, line.Time);
            Monitor.Pulse(gate);
        }
        return item.Task;
    }

    /// <summary>Waits for the work in hand; what waits is cancelled.</summary>
    public void Dispose()
    {
        List<Thread> running;
        lock (gate)
        {
            isStopped = true;
            running = threads ?? [];
            foreach (WorkItem item in lines.Values.SelectMany(l => l.Items))
                item.Cancel();
            lines.Clear();
            order.Clear();
            Monitor.PulseAll(gate);
        }
        running.ForEach(t => t.Join());
    }

    internal void Release(Admission admission)
    {
        lock (gate)
        {
            admitted -= admission.Texts;
            int left = admittedOf[admission.Client] - admission.Texts;
            if (left > 0)
                admittedOf[admission.Client] = left;
            else
                admittedOf.Remove(admission.Client);
        }
    }

    private void Start()
    {
        if (threads is not null)
            return;
        threads = [.. Enumerable.Range(0, workers).Select(i => new Thread(Work) { IsBackground = true, Name = $"texttransfer {i}" })];
        threads.ForEach(t => t.Start());
    }

    private void Work()
    {
        while (Take() is { } item)
        {
            waited(item.Waited);
            long start = Stopwatch.GetTimestamp();
            item.Run();
            // Of the last hundred or so.
            lock (gate)
                secondsPerText += 0.01 * (Stopwatch.GetElapsedTime(start).TotalSeconds - secondsPerText);
        }
    }

    private WorkItem? Take()
    {
        lock (gate)
        {
            while (true)
            {
                while (order.Count == 0)
                {
                    if (isStopped)
                        return null;
                    Monitor.Wait(gate);
                }

                ClientLine line = order.Dequeue();
                now = line.Time;
                WorkItem? item = line.Next();
                if (line.Items.Count > 0)
                    order.Enqueue(line, line.Time);
                else
                    lines.Remove(line.Client);
                if (item is not null)
                    return item;
            }
        }
    }
}
