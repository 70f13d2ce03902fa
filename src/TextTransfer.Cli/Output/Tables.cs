using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>The one look of tables and shares on this command line.</summary>
internal static class Tables
{
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        Table table = new Table().Border(TableBorder.Simple).BorderStyle(new Style(decoration: Decoration.Dim));
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    public static string Percent(double fraction) => (100 * fraction).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
