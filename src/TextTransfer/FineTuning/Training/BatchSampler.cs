namespace TextTransfer.FineTuning.Training;

/// <summary>
/// Deals texts to batches: of all classes as evenly as they go, at least two of a class, so that each has one to come closer to;
/// of more classes than that allows, some. Each class goes through its texts before one comes again.
/// </summary>
internal sealed class BatchSampler
{
    private readonly Random random;
    private readonly Queue<int>[] waiting;
    private readonly int[][] texts;
    private readonly int size;

    /// <param name="labels">The class of each text, from 0.</param>
    /// <param name="size">Texts of a batch.</param>
    /// <param name="random">Shuffles.</param>
    public BatchSampler(IReadOnlyList<int> labels, int size, Random random)
    {
        this.random = random;
        this.size = Math.Min(size, labels.Count);
        texts = [.. labels.Select((label, i) => (label, i)).GroupBy(p => p.label, p => p.i).OrderBy(g => g.Key).Select(g => g.ToArray())];
        waiting = [.. texts.Select(_ => new Queue<int>())];
    }

    /// <summary>The texts of the next batch, none twice.</summary>
    public int[] Next()
    {
        int[] classes = [.. Enumerable.Range(0, texts.Length)];
        random.Shuffle(classes);
        HashSet<int> batch = [];
        // One more of each class that has one left, two in the first round, until the batch is full.
        for (int round = 0; batch.Count < size; round++)
        {
            int before = batch.Count;
            foreach (int k in classes)
            {
                for (int taken = 0; taken < (round == 0 ? 2 : 1) && batch.Count < size && texts[k].Any(t => !batch.Contains(t)); taken++)
                    batch.Add(Draw(k, batch));
            }
            if (batch.Count == before)
                break;
        }
        return [.. batch];
    }

    private int Draw(int k, HashSet<int> batch)
    {
        while (true)
        {
            if (waiting[k].Count == 0)
            {
                int[] order = [.. texts[k]];
                random.Shuffle(order);
                waiting[k] = new(order);
            }
            int text = waiting[k].Dequeue();
            if (!batch.Contains(text))
                return text;
        }
    }
}
