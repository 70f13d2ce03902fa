using System.Globalization;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>Rows of results, as CSV and on the screen.</summary>
internal sealed class LoadRows
{
    private readonly TextWriter output;

    public LoadRows(TextWriter output)
    {
        this.output = output;
        output.WriteLine("measure,side,round,value,unit");
    }

    public void Add(string measure, string side, int? round, double value, string unit)
    {
        string row = string.Create(CultureInfo.InvariantCulture, $"\"{measure}\",{side},{round},{value:0.###},\"{unit}\"");
        output.WriteLine(row);
        Console.WriteLine(row);
    }

    /// <summary>How many requests had which outcome.</summary>
    public void Outcomes(string measure, int? round, IEnumerable<LoadResult> results)
    {
        foreach (IGrouping<string, LoadResult> outcome in results.GroupBy(r => r.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
            Add(measure, "server", round, outcome.Count(), $"requests: {outcome.Key}");
    }
}
