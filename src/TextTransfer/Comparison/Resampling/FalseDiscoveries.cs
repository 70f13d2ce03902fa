namespace TextTransfer.Comparison.Resampling;

/// <summary>Controls the share of false among the differences found (Benjamini and Hochberg, 1995).</summary>
internal static class FalseDiscoveries
{
    /// <summary>Adjusted p-values: those at most q are the findings with a false discovery rate of q.</summary>
    /// <param name="values">P-values in any order.</param>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        int[] descending = [.. Enumerable.Range(0, values.Count).OrderByDescending(i => values[i])];
        var adjusted = new double[values.Count];
        double least = 1;
        for (int i = 0; i < descending.Length; i++)
            adjusted[descending[i]] = least = Math.Max(values[descending[i]], Math.Min(least, values[descending[i]] * values.Count / (values.Count - i)));
        return adjusted;
    }

    /// <summary>Writes the adjusted p-value of each item that has one.</summary>
    public static T[] Adjust<T>(IReadOnlyList<T> items, Func<T, double?> valueOf, Func<T, double, T> with)
    {
        int[] tested = [.. Enumerable.Range(0, items.Count).Where(i => valueOf(items[i]) is not null)];
        double[] adjusted = Adjust([.. tested.Select(i => valueOf(items[i])!.Value)]);
        T[] result = [.. items];
        for (int i = 0; i < tested.Length; i++)
            result[tested[i]] = with(result[tested[i]], adjusted[i]);
        return result;
    }
}
