namespace TextTransfer.Matching;

/// <summary>
/// Which example of one corpus is which of another: by text, white space at its ends aside, and label first, then by text
/// alone. Of equal examples each is matched once.
/// </summary>
internal sealed class ExampleMatching
{
    public ExampleMatching(IReadOnlyList<LabeledText> before, IReadOnlyList<LabeledText> after)
    {
        List<int> removed = [.. Enumerable.Range(0, before.Count)];
        List<int> added = [.. Enumerable.Range(0, after.Count)];
        Kept = Match(before, after, removed, added, t => (t.Text.Trim(), t.Label));
        Relabeled = Match(before, after, removed, added, t => (t.Text.Trim(), ""));
        (Removed, Added) = (removed, added);
    }

    /// <summary>Positions of examples that both have.</summary>
    public IReadOnlyList<(int Before, int After)> Kept { get; }

    /// <summary>Positions of texts that both have under different labels.</summary>
    public IReadOnlyList<(int Before, int After)> Relabeled { get; }

    /// <summary>Positions in the first corpus of texts that only it has.</summary>
    public IReadOnlyList<int> Removed { get; }

    /// <summary>Positions in the second corpus of texts that only it has.</summary>
    public IReadOnlyList<int> Added { get; }

    private static List<(int Before, int After)> Match(
        IReadOnlyList<LabeledText> before, IReadOnlyList<LabeledText> after, List<int> openBefore, List<int> openAfter, Func<LabeledText, (string, string)> key)
    {
        Dictionary<(string, string), Queue<int>> waiting = openBefore.GroupBy(i => key(before[i])).ToDictionary(g => g.Key, g => new Queue<int>(g));
        List<(int Before, int After)> pairs = [];
        foreach (int i in openAfter)
        {
            if (waiting.TryGetValue(key(after[i]), out Queue<int>? same) && same.TryDequeue(out int match))
                pairs.Add((match, i));
        }

        HashSet<int> matchedBefore = [.. pairs.Select(p => p.Before)];
        HashSet<int> matchedAfter = [.. pairs.Select(p => p.After)];
        openBefore.RemoveAll(matchedBefore.Contains);
        openAfter.RemoveAll(matchedAfter.Contains);
        return pairs;
    }
}
