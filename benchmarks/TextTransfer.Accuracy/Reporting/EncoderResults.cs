using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy.Reporting;

/// <summary>All that is known of one encoder: a comparison per number of examples per class, ascending.</summary>
internal sealed record EncoderResults(string Encoder, string Fingerprint, IReadOnlyList<string> Methods, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Reads raw rows; of rows about the same thing the last counts.</summary>
    /// <param name="files">Tables of few-shot runs.</param>
    /// <param name="methods">The methods to compare; every one found when <see langword="null"/>.</param>
    /// <param name="baseline">The method the others are measured against; must be among them.</param>
    /// <exception cref="AccuracyFileException">A file is no such table, the baseline has no rows, or rows cannot be compared.</exception>
    public static IReadOnlyList<EncoderResults> Read(IReadOnlyList<string> files, IReadOnlyList<string>? methods, string baseline)
    {
        string names = string.Join(", ", files);
        OrderedDictionary<FewShotKey, FewShotRow> rows = [];
        foreach (FewShotRow row in files.SelectMany(FewShotTable.Read).Where(r => methods is null || methods.Contains(r.Method) || r.Method == baseline))
            rows[row.Key] = row;
        if (rows.Count == 0)
            throw new AccuracyFileException(names, "there are no rows to report; run few-shot, or name other --methods.");
        return [.. rows.Values.GroupBy(r => (r.Encoder, r.Fingerprint)).Select(g => Of(g.Key.Encoder, g.Key.Fingerprint, [.. g], baseline, names))];
    }

    private static EncoderResults Of(string encoder, string fingerprint, FewShotRow[] rows, string baseline, string files)
    {
        IReadOnlyList<string> methods = Order(rows);
        Comparison[] comparisons = [.. rows.GroupBy(r => r.Shots).OrderBy(g => g.Key).Select(g => Comparison.Of(g.Key, [.. g], Order(g), files))];
        if (comparisons.All(c => c.Sets.Count == 0))
            throw new AccuracyFileException(files, $"no set has rows of all the methods {string.Join(", ", methods)} of {encoder}; run the missing ones, or name fewer --methods.");
        return comparisons.FirstOrDefault(c => !c.Methods.Contains(baseline)) is { } without
            ? throw new AccuracyFileException(files, $"{encoder} has no row of the baseline {baseline} at {without.Shots} per class; run it, or give another --baseline: {string.Join(", ", without.Methods)}.")
            : new(encoder, fingerprint, methods, comparisons);
    }

    /// <summary>Methods in the order of the instrument, others after them.</summary>
    private static string[] Order(IEnumerable<FewShotRow> rows)
    {
        string[] known = [.. Baselines.All.Select(m => m.Name)];
        string[] found = [.. rows.Select(r => r.Method).Distinct(StringComparer.Ordinal)];
        return [.. known.Intersect(found, StringComparer.Ordinal), .. found.Except(known, StringComparer.Ordinal)];
    }
}
