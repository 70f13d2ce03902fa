namespace TextTransfer.Server.Telemetry;

/// <summary>Keeps of each of the last texts its label, whether it was abstained from, and whether it is unlike the labelled ones. Safe for concurrent calls.</summary>
internal sealed class DriftMonitor(ModelManifest manifest)
{
    private const int Window = 1000;
    private const int FewestTexts = 100;

    /// <summary>A tenth of the labelled texts are no more familiar than this when they are held out.</summary>
    private const double Novel = 0.1;

    private readonly Dictionary<string, int> labels = manifest.Labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly Queue<Seen> recent = new(Window);

    public void Add(Prediction prediction)
    {
        Seen seen = new(labels[prediction.Label], prediction.IsAbstained, prediction.Familiarity is { } familiarity ? familiarity <= Novel : null);
        lock (gate)
        {
            if (recent.Count == Window)
                recent.Dequeue();
            recent.Enqueue(seen);
        }
    }

    public DriftReport Report()
    {
        Seen[] seen;
        lock (gate)
            seen = [.. recent];
        double? trainingAbstention = 1 - manifest.Summary.Abstention.Coverage;
        if (seen.Length < FewestTexts)
            return new(seen.Length, null, null, null, null, trainingAbstention);

        double trained = manifest.Summary.TextCount, classes = labels.Count;
        double shift = manifest.Summary.Classes.Select((c, k) =>
        {
            // One half more of each class, so that one that is missing here or there is no infinite change.
            double before = (c.Count + 0.5) / (trained + (0.5 * classes)), now = (seen.Count(s => s.Label == k) + 0.5) / (seen.Length + (0.5 * classes));
            return (now - before) * Math.Log(now / before);
        }).Sum();
        return new(
            seen.Length,
            seen[0].IsNovel is null ? null : (double)seen.Count(s => s.IsNovel == true) / seen.Length,
            shift,
            (classes - 1) * ((1 / trained) + (1.0 / seen.Length)),
            (double)seen.Count(s => s.IsAbstained) / seen.Length,
            trainingAbstention);
    }

    private readonly record struct Seen(int Label, bool IsAbstained, bool? IsNovel);
}
