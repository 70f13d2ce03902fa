namespace TextTransfer.Accuracy;

/// <summary>
/// Texts of test rows that are also texts of training rows. Public sets have such duplicates; a method that remembers its
/// training rows would be praised for them, so they are not scored.
/// </summary>
internal static class TrainingOverlap
{
    /// <summary>The positions of test rows whose text no training row has, ascending. Case and white space do not make a text another one.</summary>
    public static int[] Unseen(IReadOnlyList<LabeledText> test, IEnumerable<LabeledText> training)
    {
        HashSet<string> seen = training.Select(Key).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, test.Count).Where(i => !seen.Contains(Key(test[i])))];
    }

    private static string Key(LabeledText row) =>
        string.Join(' ', row.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
