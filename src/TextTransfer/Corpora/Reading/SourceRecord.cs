using System.Globalization;

namespace TextTransfer.Corpora.Reading;

/// <summary>One record of a file of texts, whatever its format. Valid until the next one is read.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="line">Where the record begins, from 1.</param>
/// <param name="values">The value of each <see cref="SourceField"/>, null where there is none.</param>
/// <param name="locate">Finds where the value of a field begins; asked only when there is something to complain about.</param>
/// <param name="lists">The values that the format has as lists, by <see cref="SourceField"/>: their names may hold a <c>|</c>.</param>
internal sealed class SourceRecord(string file, int line, string?[] values, Func<SourceField, TextPosition> locate, IReadOnlyList<string>?[]? lists = null)
{
    public int Line => line;

    public string? this[SourceField field] => values[(int)field];

    /// <summary>An optional value: trimmed, null when blank.</summary>
    public string? Optional(SourceField field) =>
        string.IsNullOrWhiteSpace(this[field]) ? null : this[field]!.Trim();

    /// <summary>The names of a list, in a field without lists parted by <c>|</c>; none when there is no value.</summary>
    public IReadOnlyList<string> Names(SourceField field) =>
        lists?[(int)field] is { } list
            ? [.. list.Select(n => n.Trim()).Where(n => n.Length > 0)]
            : this[field]?.Split(LabelSet.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A point in time; null when there is none, or something else.</summary>
    public DateTimeOffset? Time(SourceField field) =>
        DateTimeOffset.TryParse(this[field], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    public CorpusFormatException Error(SourceField field, string problem)
    {
        TextPosition place = locate(field);
        return new(file, problem, place.Line, place.Column);
    }
}
