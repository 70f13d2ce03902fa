namespace TextTransfer.Server.Queueing;

/// <summary>What waits of one client.</summary>
/// <param name="client">The client.</param>
/// <param name="time">The cost that clients have had when this one came.</param>
internal sealed class ClientLine(string client, double time)
{
    public string Client => client;

    /// <summary>The cost of what was done, from which the next is counted.</summary>
    public double Time { get; private set; } = time;

    public Queue<WorkItem> Items { get; } = [];

    /// <summary>Takes the next piece of work that nobody has given up.</summary>
    public WorkItem? Next()
    {
        while (Items.TryDequeue(out WorkItem? item))
        {
            if (item.IsGivenUp())
                continue;
            Time += item.Cost;
            return item;
        }
        return null;
    }
}
