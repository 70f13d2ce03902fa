namespace TextTransfer.Encoders;

/// <summary>
/// Lets calls in until it is closed, and tells when the last one has left. A call may let another one in on its own thread, and
/// none waits for the closing: what a reader-writer lock does not allow. Safe for concurrent calls.
/// </summary>
internal sealed class CallGate
{
    private readonly object gate = new();
    private int inside;
    private bool isClosed;

    /// <summary>Whether the call may begin; it must <see cref="Leave"/> then.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (isClosed)
                return false;

            inside++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--inside == 0)
                Monitor.PulseAll(gate);
        }
    }

    /// <summary>Refuses calls from now on and waits for those inside.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Close()
    {
        lock (gate)
        {
            bool wasOpen = !isClosed;
            isClosed = true;
            while (inside > 0)
                Monitor.Wait(gate);
            return wasOpen;
        }
    }
}
