namespace TextTransfer.Store.Hub;

/// <summary>Sums up what the downloads of one pull say, and passes it on, one report at a time.</summary>
internal sealed class PullReport(IProgress<EncoderPullProgress>? progress)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> received = new(StringComparer.Ordinal);
    private long bytes;
    private long total;

    public void Begin(IEnumerable<ChosenFile> files)
    {
        lock (gate)
            total = files.Sum(f => f.Source.Size);
    }

    public void Received(string path, long count)
    {
        lock (gate)
        {
            bytes += count - received.GetValueOrDefault(path);
            received[path] = count;
            progress?.Report(new(bytes, total));
        }
    }

    public void Notice(string text)
    {
        lock (gate)
            progress?.Report(new(bytes, total, text));
    }
}
