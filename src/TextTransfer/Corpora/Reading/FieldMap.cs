namespace TextTransfer.Corpora.Reading;

/// <summary>Which of a record's own names is which field.</summary>
internal static class FieldMap
{
    public static readonly SourceField[] Fields = Enum.GetValues<SourceField>();

    /// <summary>Finds each field among the names of a header or an object.</summary>
    /// <param name="names">The names that are there.</param>
    /// <param name="options">The names that are looked for.</param>
    /// <param name="isLabelled">Whether a label must be there, and a weight where one is named.</param>
    /// <returns>The position of each <see cref="SourceField"/> in the names, −1 for an optional field that is not there.</returns>
    /// <exception cref="FormatException">A field that must be there is not, or is there twice; the message says which and what is there.</exception>
    public static int[] Find(IReadOnlyList<string> names, CorpusReadOptions options, bool isLabelled) =>
        [.. Fields.Select(f => f > SourceField.Weight
            ? isLabelled ? -1 : Matches(names, n => string.Equals(n, options.NameOf(f), StringComparison.Ordinal)).FirstOrDefault(-1)
            : Find(names, options.NameOf(f), options.IsNamed(f) && (isLabelled || f is not (SourceField.Label or SourceField.Weight))))];

    private static int Find(IReadOnlyList<string> names, string name, bool isRequired)
    {
        if (name.Length == 0 && !isRequired)
            return -1;

        int[] found = Matches(names, n => string.Equals(n, name, StringComparison.Ordinal));
        if (found.Length == 0)
            found = Matches(names, n => string.Equals(n.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found.Length == 1 || (found.Length == 0 && !isRequired))
            return found.Length == 0 ? -1 : found[0];

        throw new FormatException(found.Length == 0
            ? $"there is no field '{name}'; there are: {string.Join(", ", names.Select(n => $"'{n}'"))}. Rename one or state the field's name."
            : $"the field '{name}' is there {found.Length} times; rename all but one.");
    }

    private static int[] Matches(IReadOnlyList<string> names, Predicate<string> isMatch) =>
        [.. Enumerable.Range(0, names.Count).Where(i => isMatch(names[i]))];
}
