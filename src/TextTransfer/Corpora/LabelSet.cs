namespace TextTransfer;

/// <summary>
/// Several labels of one text in the place of one: parted by <c>|</c>, such as <c>joy|surprise</c>. A text without any
/// label has the separator alone, <c>|</c>, since an empty field is more often forgotten than meant.
/// </summary>
public static class LabelSet
{
    /// <summary>What parts labels.</summary>
    public const char Separator = '|';

    /// <summary>The labels, each trimmed, in ordinal order; none for <c>|</c>.</summary>
    /// <param name="label">What <see cref="LabeledText.Label"/> holds.</param>
    /// <exception cref="LabelSetException">A label is empty or there twice.</exception>
    public static IReadOnlyList<string> Split(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        string trimmed = label.Trim();
        if (trimmed is ['|'])
            return [];

        string[] parts = trimmed.Split(Separator, StringSplitOptions.TrimEntries);
        if (parts.Contains(""))
            throw new LabelSetException($"one of the labels in '{label}' is empty; write it or delete its separator '|'. A text without any label has a lone '|'.");

        string[] distinct = [.. parts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (distinct.Length < parts.Length)
            throw new LabelSetException($"'{label}' has the label '{parts.GroupBy(p => p, StringComparer.Ordinal).First(g => g.Count() > 1).Key}' twice; delete one.");
        return distinct;
    }

    /// <summary>What <see cref="Split"/> reads.</summary>
    /// <param name="labels">Labels without a separator in them; none for a text without any.</param>
    /// <exception cref="LabelSetException">A label is empty, there twice, or holds the separator.</exception>
    public static string Join(IReadOnlyCollection<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string joined = labels.Count == 0 ? Separator.ToString() : string.Join(Separator, labels);
        return Split(joined).Count == labels.Count ? joined : throw new LabelSetException($"a label in '{joined}' holds the separator '|'; write it otherwise.");
    }

    /// <summary>Labels as they are, and what those with a separator part into, whether or not they are meant as sets.</summary>
    internal static IEnumerable<string> WithParts(IReadOnlyList<string> labels) => labels.Union(
        labels.Where(l => l.Contains(Separator, StringComparison.Ordinal)).SelectMany(l => l.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.Ordinal);
}
