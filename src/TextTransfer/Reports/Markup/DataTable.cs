namespace TextTransfer.Reports.Markup;

/// <summary>
/// A table whose columns sort by a click or a key on their heading, and whose rows a search field filters where they are texts.
/// Without a script it is a plain table.
/// </summary>
internal static class DataTable
{
    /// <param name="caption">What it shows, for those who hear it.</param>
    /// <param name="columns">Headings; a number column is aligned to the right and sorted by value.</param>
    /// <param name="rows">Cells [rows][columns].</param>
    /// <param name="isSearchable">Whether a search field stands above it.</param>
    public static Html Of(string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows, bool isSearchable = false)
    {
        Html search = isSearchable
            ? Html.Of($"""<label class="search">Show rows that contain <input type="search" autocomplete="off"></label><output class="matches" aria-live="polite"></output>""")
            : default;
        return Html.Of($"""
            <div class="data">{search}<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>
            <caption>{caption}</caption>
            <thead><tr>{columns.Select(Heading)}</tr></thead>
            <tbody>
            {rows.Select(r => Html.Of($"<tr>{r.Select((cell, i) => Body(cell, columns[i]))}</tr>\n"))}</tbody>
            </table></div></div>

            """);
    }

    private static Html Heading(Column column) =>
        Html.Of($"""<th scope="col"{Class(column)}><button type="button">{column.Title}</button></th>""");

    private static Html Body(Cell cell, Column column)
    {
        Html value = cell.SortValue is { } number ? Html.Of($""" data-value="{number:R}" """) : default;
        return column.Kind == ColumnKind.Text
            ? Html.Of($"""<td class="text" dir="auto"{value}>{cell.Content}</td>""")
            : Html.Of($"<td{Class(column)}{value}>{cell.Content}</td>");
    }

    private static Html Class(Column column) => column.Kind == ColumnKind.Number ? Html.Trusted(""" class="number" """) : default;
}

/// <summary>How a column is shown.</summary>
internal enum ColumnKind
{
    /// <summary>A few words.</summary>
    Name,

    /// <summary>A text of a corpus, in whatever direction it is written.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>A column of a <see cref="DataTable"/>.</summary>
internal sealed record Column(string Title, ColumnKind Kind = ColumnKind.Name);

/// <summary>What stands in a cell, and by what it is sorted if not by its text.</summary>
internal readonly record struct Cell(Html Content, double? SortValue = null)
{
    public static implicit operator Cell(string text) => new(Html.Of($"{text}"));

    /// <summary>A number as it is read, sorted by its value.</summary>
    public static Cell Of(double value, string format) => new(Html.Of($"{value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}"), value);

    /// <summary>An estimate with its interval, sorted by its value.</summary>
    public static Cell Of(Estimate estimate) => new(Html.Of($"""{estimate.Value:0.00} <span class="interval">({estimate.Lower:0.00} to {estimate.Upper:0.00})</span>"""), estimate.Value);
}
