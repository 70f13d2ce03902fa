using System.Numerics.Tensors;

namespace TextTransfer.Server.Telemetry;

/// <summary>Keeps of each of the last texts its label, whether it was abstained from, and whether it is unlike the labelled ones. Safe for concurrent calls.</summary>
internal sealed class DriftMonitor
{
    private const int Window = 1000;
    private const int FewestTexts = 100;

    /// <summary>Labelled texts compared with; a comparison then takes some hundredths of a millisecond.</summary>
    private const int MaxReferences = 512;

    private readonly ModelManifest manifest;
    private readonly Dictionary<string, int> labels;
    private readonly float[][] references;
    private readonly float farthest;
    private readonly Lock gate = new();
    private readonly Queue<Seen> recent = new(Window);

    public DriftMonitor(ModelManifest manifest, EmbeddedCorpus? examples)
    {
        this.manifest = manifest;
        labels = manifest.Labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        int step = Math.Max(1, ((examples?.Texts.Count ?? 0) + MaxReferences - 1) / MaxReferences);
        references = [.. (examples?.Texts ?? []).Where((_, i) => i % step == 0).Select(t => Unit(t.Embedding.Vector.Span))];
        // Every labelled text by its nearest other: 5 % of them are farther than this.
        float[] nearest = [.. references.Select((r, i) => references.Where((_, j) => j != i).Select(o => TensorPrimitives.Dot<float>(r, o)).DefaultIfEmpty(1).Max()).Order()];
        farthest = nearest.Length > 1 ? nearest[nearest.Length / 20] : 0;
    }

    public void Add(EmbeddedText text, Prediction prediction)
    {
        Seen seen = new(labels[prediction.Label], prediction.IsAbstained, references.Length > 1 && IsNovel(Unit(text.Embedding.Vector.Span)));
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
            references.Length > 1 ? (double)seen.Count(s => s.IsNovel) / seen.Length : null,
            shift,
            (classes - 1) * ((1 / trained) + (1.0 / seen.Length)),
            (double)seen.Count(s => s.IsAbstained) / seen.Length,
            trainingAbstention);
    }

    private bool IsNovel(float[] vector)
    {
        foreach (float[] reference in references)
        {
            if (TensorPrimitives.Dot<float>(vector, reference) >= farthest)
                return false;
        }
        return true;
    }

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        float[] unit = vector.ToArray();
        float norm = TensorPrimitives.Norm(vector);
        if (norm > 0)
            TensorPrimitives.Divide(unit, norm, unit);
        return unit;
    }

    private readonly record struct Seen(int Label, bool IsAbstained, bool IsNovel);
}
