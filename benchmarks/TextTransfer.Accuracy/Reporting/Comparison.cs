namespace TextTransfer.Accuracy.Reporting;

/// <summary>
/// The rows of one encoder at one number of examples per class, as far as they can be compared: the sets that every method has
/// rows of, and of those the splits that every method has.
/// </summary>
internal sealed class Comparison
{
    private readonly Dictionary<(string Set, string Method), FewShotRow[]> cells;

    private Comparison(int shots, IReadOnlyList<string> methods, IReadOnlyList<string> sets, IReadOnlyList<string> leftOut, Dictionary<(string, string), FewShotRow[]> cells) =>
        (Shots, Methods, Sets, LeftOut, this.cells) = (shots, methods, sets, leftOut, cells);

    /// <summary>Examples per class.</summary>
    public int Shots { get; }

    /// <summary>The methods compared.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>The sets compared on, in ordinal order.</summary>
    public IReadOnlyList<string> Sets { get; }

    /// <summary>The sets some method has no row of.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Sorts out rows.</summary>
    /// <param name="shots">Examples per class.</param>
    /// <param name="rows">Rows of one encoder and this number of examples per class.</param>
    /// <param name="methods">The methods compared.</param>
    /// <param name="file">Where the rows are from, for messages.</param>
    /// <exception cref="AccuracyFileException">Methods were scored on other test rows.</exception>
    public static Comparison Of(int shots, IReadOnlyCollection<FewShotRow> rows, IReadOnlyList<string> methods, string file)
    {
        Dictionary<(string, string), FewShotRow[]> cells = [];
        List<string> sets = [];
        List<string> leftOut = [];
        foreach (IGrouping<string, FewShotRow> set in rows.Where(r => methods.Contains(r.Method)).GroupBy(r => r.Set).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            IGrouping<int, FewShotRow>[] splits = [.. set.GroupBy(r => r.Split).Where(s => s.Count() == methods.Count).OrderBy(s => s.Key)];
            (splits.Length > 0 ? sets : leftOut).Add(set.Key);
            foreach (IGrouping<int, FewShotRow> split in splits)
                CheckPaired([.. split], file);
            foreach (string method in methods)
                cells[(set.Key, method)] = [.. splits.Select(s => s.First(r => r.Method == method))];
        }

        return new(shots, methods, sets, leftOut, cells);
    }

    /// <summary>The rows of a method on a set, one per split, in the same order of splits for every method.</summary>
    public IReadOnlyList<FewShotRow> Rows(string set, string method) => cells[(set, method)];

    /// <summary>The mean over splits.</summary>
    public double Mean(string set, string method, Metric metric) => Rows(set, method).Average(metric.Of);

    /// <summary>The mean over sets of the means over splits, with an interval over sets.</summary>
    public Estimate Mean(string method, Metric metric) => StudentInterval.Of([.. Sets.Select(s => Mean(s, method, metric))]);

    /// <summary>How far a method is above a baseline on the same splits of a set, with an interval over splits.</summary>
    public Estimate Difference(string set, string method, string baseline, Metric metric) =>
        StudentInterval.Of([.. Rows(set, method).Zip(Rows(set, baseline), (a, b) => metric.Of(a) - metric.Of(b))]);

    /// <summary>The mean over sets of the differences on each, with an interval over sets.</summary>
    public Estimate Difference(string method, string baseline, Metric metric) =>
        StudentInterval.Of([.. Sets.Select(s => Difference(s, method, baseline, metric).Value)]);

    private static void CheckPaired(FewShotRow[] rows, string file)
    {
        if (rows.FirstOrDefault(r => (r.TestRows, r.Dropped) != (rows[0].TestRows, rows[0].Dropped)) is { } other)
        {
            throw new AccuracyFileException(file,
                $"{other.Set}, {other.Shots} per class, split {other.Split}: {rows[0].Method} was scored on {rows[0].TestRows} test rows with {rows[0].Dropped} left out, {other.Method} on {other.TestRows} with {other.Dropped}; run few-shot again with the same --test-rows for both.");
        }
    }
}
