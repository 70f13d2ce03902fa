namespace TextTransfer.Classification.Training;

/// <summary>
/// A division of a corpus into parts that are held out one after another, each with the classes in the proportions of the
/// whole as nearly as they come. Texts of one group, and equal texts, stay together. A text without which its class would be
/// missing from training is in no part and so always trained on.
/// </summary>
internal sealed class Folds
{
    /// <summary>The part of a text that is never held out.</summary>
    public const int None = -1;

    private readonly int[] parts;

    private Folds(int[] parts, int count) => (this.parts, Count) = (parts, count);

    /// <summary>Parts; some may be empty when texts are few.</summary>
    public int Count { get; }

    public int[] HeldOut(int part) => Where(p => p == part);

    public int[] Training(int part) => Where(p => p != part);

    /// <param name="texts">The texts.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="count">Parts, at least 2.</param>
    /// <param name="random">Decides who goes with whom.</param>
    public static Folds Stratified(IReadOnlyList<LabeledText> texts, int[] labels, int classes, int count, Random random)
    {
        // In an order of their own first, so that folds do not depend on the order of the rows in a file.
        int[][] units = [.. Enumerable.Range(0, texts.Count)
            .GroupBy(i => texts[i].Group is { } group ? "group " + group : "text " + texts[i].Text, StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => unit.ToArray())];
        random.Shuffle(units);
        // Large units first, while there is room to even them out; the sort is stable and keeps the shuffled order among equals.
        units = [.. units.OrderByDescending(u => u.Length).ThenBy(u => labels[u[0]])];

        int[] parts = new int[texts.Count];
        int[,] counts = new int[count, classes];
        int[] sizes = new int[count];
        foreach (int[] unit in units)
        {
            int best = 0;
            (int Same, int Size) bestCost = (int.MaxValue, int.MaxValue);
            for (int part = 0; part < count; part++)
            {
                (int Same, int Size) cost = (unit.Sum(i => counts[part, labels[i]]), sizes[part]);
                if (cost.CompareTo(bestCost) < 0)
                    (best, bestCost) = (part, cost);
            }
            foreach (int i in unit)
            {
                parts[i] = best;
                counts[best, labels[i]]++;
            }
            sizes[best] += unit.Length;
        }

        int[] total = new int[classes];
        foreach (int label in labels)
            total[label]++;
        for (int i = 0; i < parts.Length; i++)
        {
            if (counts[parts[i], labels[i]] == total[labels[i]])
                parts[i] = None;
        }
        return new(parts, count);
    }

    private int[] Where(Func<int, bool> predicate) => [.. Enumerable.Range(0, parts.Length).Where(i => predicate(parts[i]))];
}
