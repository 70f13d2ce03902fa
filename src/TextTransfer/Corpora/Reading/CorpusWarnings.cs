namespace TextTransfer.Corpora.Reading;

/// <summary>Finds rows that are probably mistakes.</summary>
internal static class CorpusWarnings
{
    /// <summary>What to do where labels hold the separator of several.</summary>
    public const string MultiLabelHint = "If '|' parts several labels of one text, read them as such: --multi-label, or CorpusReadOptions.IsMultiLabel.";

    private const int LinesInMessage = 10;

    public static IReadOnlyList<CorpusWarning> Find(IReadOnlyList<LabeledText> texts, IReadOnlyList<int> lines, bool isMultiLabel)
    {
        Row[] rows = [.. texts.Zip(lines, (t, line) => new Row(t.Text.Trim(), t.Label, line))];
        Row[] labels = isMultiLabel ? [.. rows.SelectMany(r => LabelSet.Split(r.Label).Select(l => r with { Label = l }))] : rows;
        IEnumerable<CorpusWarning> warnings = RepeatedTexts(rows).Concat(SimilarLabels(labels)).Concat(isMultiLabel ? [] : SeveralLabels(rows));
        return [.. warnings.OrderBy(w => w.Kind).ThenBy(w => w.Lines[0])];
    }

    private static IEnumerable<CorpusWarning> SeveralLabels(Row[] rows)
    {
        Row[] several = [.. rows.Where(r => r.Label.Contains(LabelSet.Separator, StringComparison.Ordinal))];
        if (several.Length > 0)
            yield return Warning(CorpusWarningKind.SeveralLabels, several, $"Labels such as '{several[0].Label}' count as classes of their own ({LinesOf(several)}). {MultiLabelHint}");
    }

    private static IEnumerable<CorpusWarning> RepeatedTexts(Row[] rows)
    {
        foreach (var same in rows.GroupBy(r => r.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            string[] labels = [.. same.Select(r => r.Label).Distinct(StringComparer.Ordinal)];
            yield return labels.Length == 1
                ? Warning(CorpusWarningKind.DuplicateText, same, $"{LinesOf(same)} hold the same text with the same label '{labels[0]}'; it counts as one text in cross-validation. Delete all but one.")
                : Warning(CorpusWarningKind.ContradictoryLabels, same, $"{LinesOf(same)} hold the same text with different labels ({string.Join(", ", same.Select(r => $"'{r.Label}'").Distinct())}). Keep the right one.");
        }
    }

    private static IEnumerable<CorpusWarning> SimilarLabels(Row[] rows)
    {
        foreach (var similar in rows.GroupBy(r => r.Label, StringComparer.OrdinalIgnoreCase))
        {
            var spellings = similar.GroupBy(r => r.Label, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToArray();
            if (spellings.Length == 1)
                continue;
            string others = string.Join("; ", spellings.Skip(1).Select(s => $"'{s.Key}', {LinesOf(s)}"));
            yield return Warning(CorpusWarningKind.SimilarLabels, spellings.Skip(1).SelectMany(s => s),
                $"Some labels differ from '{spellings[0].Key}' only in case and count as classes of their own: {others}. Write one class in one way.");
        }
    }

    private static CorpusWarning Warning(CorpusWarningKind kind, IEnumerable<Row> rows, string message) =>
        new(kind, string.Concat(char.ToUpperInvariant(message[0]).ToString(), message.AsSpan(1)), [.. rows.Select(r => r.Line).Order()]);

    private static string LinesOf(IEnumerable<Row> rows)
    {
        int[] lines = [.. rows.Select(r => r.Line).Order()];
        string more = lines.Length > LinesInMessage ? $" and {lines.Length - LinesInMessage} more" : "";
        return $"{(lines.Length == 1 ? "line" : "lines")} {string.Join(", ", lines.Take(LinesInMessage))}{more}";
    }

    private readonly record struct Row(string Text, string Label, int Line);
}
