namespace TextTransfer.Tests.Store;

/// <summary>A clock whose waits end at once and move it on, as if somebody had waited; it keeps a list of them.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waits = [];
    private readonly List<Timer> held = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Waits at least this long are kept until <see cref="EndHeldWaits"/>; default: none.</summary>
    public TimeSpan HoldFrom { get; init; } = TimeSpan.MaxValue;

    /// <summary>Called with every wait before it ends.</summary>
    public Action<TimeSpan>? OnWait { get; set; }

    /// <summary>The waits so far.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
                return [.. waits];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void EndHeldWaits()
    {
        Timer[] timers;
        lock (gate)
        {
            timers = [.. held];
            held.Clear();
        }

        foreach (Timer timer in timers)
            timer.Fire();
    }

    private sealed class Timer(SkippingTime time, Action fire) : ITimer
    {
        private bool isDisposed;

        public void Fire()
        {
            if (!isDisposed)
                fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;

            lock (time.gate)
            {
                if (dueTime >= time.HoldFrom)
                {
                    time.held.Add(this);
                    return true;
                }

                time.waits.Add(dueTime);
                time.now += dueTime;
            }

            time.OnWait?.Invoke(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose() => isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
