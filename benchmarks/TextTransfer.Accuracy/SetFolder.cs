namespace TextTransfer.Accuracy;

/// <summary>A folder with one folder per labelled set.</summary>
internal static class SetFolder
{
    /// <summary>Reads sets, so that what is wrong with any is known before hours of work on the others.</summary>
    /// <param name="folder">The folder of sets.</param>
    /// <param name="names">The sets wanted, multi-label ones too; every single-label set when <see langword="null"/>.</param>
    /// <param name="skipped">Told of every folder passed over, and why.</param>
    /// <exception cref="TextTransferException">A set is malformed, or there is none.</exception>
    public static IReadOnlyList<LabeledSet> Read(string folder, IReadOnlyList<string>? names, Action<string> skipped)
    {
        if (!Directory.Exists(folder))
            throw new AccuracyFileException(folder, "there is no such folder; give one with one folder per set.");
        if (names is not null)
            return [.. names.Select(n => LabeledSet.Read(folder, n))];

        List<LabeledSet> sets = [];
        foreach (string name in Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal))
        {
            if (LabeledSet.MissingFiles(Path.Combine(folder, name)) is { Count: > 0 } missing)
                skipped($"{name}: no {string.Join(", no ", missing)}");
            else if (LabeledSet.Read(folder, name) is { IsMultiLabel: false } set)
                sets.Add(set);
            else
                skipped($"{name}: labels hold '|', so texts have several; name the set to take every combination for a class");
        }

        return sets.Count > 0 ? sets : throw new AccuracyFileException(folder, "there is no set in it; a set is a folder with train.csv, test.csv and shots.json.");
    }
}
