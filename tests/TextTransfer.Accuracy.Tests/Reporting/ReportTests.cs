using System.Xml.Linq;
using TextTransfer.Accuracy.Reporting;
using PairedComparison = TextTransfer.Accuracy.Reporting.Comparison;

namespace TextTransfer.Accuracy.Tests.Reporting;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Intervals_are_students()
    {
        Estimate interval = StudentInterval.Of([1, 2, 3]);

        Assert.Equal(2, interval.Value);
        Assert.Equal(2 - (4.30265272974946 / Math.Sqrt(3)), interval.Lower, 1e-9); // The quantile for two degrees of freedom.
        Assert.Equal((5.0, double.NaN), (StudentInterval.Of([5]).Value, StudentInterval.Of([5]).Upper));
    }

    [Fact]
    public void Differences_are_paired_by_split_and_sets_without_a_method_are_left_out()
    {
        FewShotRow[] rows =
        [
            Toy.Row("one", 0, "probe", 0.5), Toy.Row("one", 1, "probe", 0.75), Toy.Row("one", 2, "probe", 0.25),
            Toy.Row("one", 1, "lda", 0.5), Toy.Row("one", 0, "lda", 0.625),
            Toy.Row("two", 0, "probe", 0.5), Toy.Row("two", 0, "lda", 1), Toy.Row("three", 0, "lda", 1),
        ];

        PairedComparison comparison = PairedComparison.Of(8, rows, ["lda", "probe"], "rows.csv");

        Assert.Equal(["one", "two"], comparison.Sets);
        Assert.Equal(["three"], comparison.LeftOut);
        Assert.Equal(0.625, comparison.Mean("one", "probe", Metric.Accuracy)); // Split 2 is not lda's.
        Assert.Equal((0.125 - 0.25) / 2, comparison.Difference("one", "lda", "probe", Metric.Accuracy).Value);
        Assert.Equal((0.5 - 0.0625) / 2, comparison.Difference("lda", "probe", Metric.Accuracy).Value);
    }

    [Fact]
    public void Methods_scored_on_other_rows_are_not_compared()
    {
        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() =>
            PairedComparison.Of(8, [Toy.Row("one", 0, "probe", 0.5), Toy.Row("one", 0, "lda", 0.5) with { Dropped = 2 }], ["lda", "probe"], "rows.csv"));

        Assert.StartsWith("rows.csv: one, 8 per class, split 0: probe was scored on 10 test rows with 0 left out, lda on 10 with 2;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_set_comes_first_and_old_rows_leave_cells_empty()
    {
        string report = Report("probe",
            [
                .. from split in Enumerable.Range(0, 2)
                   from row in new[] { Toy.Row("gain", split, "probe", 0.5), Toy.Row("gain", split, "lda", 0.6), Toy.Row("loss", split, "probe", 0.5), Toy.Row("loss", split, "lda", 0.4) }
                   select row with { CalibrationError = null },
            ]);

        Assert.Contains("| lda | 8 | 0.0 (−127.1 to 127.1) | 1 of 2 | loss −10.0 |", report, StringComparison.Ordinal);
        string[] lines = report.Split('\n');
        int table = Array.IndexOf(lines, "### lda − probe by set, accuracy in points");
        Assert.Equal(["| loss | −10.0 (−10.0 to −10.0) |", "| gain | +10.0 (10.0 to 10.0) |"], lines[(table + 4)..(table + 6)]);
        Assert.DoesNotContain("NaN", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_without_rows_is_refused()
    {
        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() => Report("probe", [Toy.Row("one", 0, "lda", 0.5)]));

        Assert.Contains("toy has no row of the baseline probe at 8 per class; run it, or give another --baseline: lda.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plot_has_a_line_and_a_legend_entry_for_every_method_but_the_majority()
    {
        FewShotRow[] rows =
        [
            .. from shots in new[] { 4, 8 } from set in new[] { "one", "two", "three" } from method in new[] { "majority", "lda", "mine & yours" }
               select Toy.Row(set, 0, method, 0.5 + (set.Length / 100.0) + (shots / 100.0), shots),
        ];

        XElement svg = XElement.Parse(ShotsPlot.Draw(Read("lda", rows)));

        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.All(svg.Elements(ns + "polyline"), line => Assert.Equal(2, line.Attribute("points")!.Value.Split(' ').Length));
        Assert.Equal(2, svg.Elements(ns + "polyline").Count());
        Assert.Equal(["lda", "mine & yours"], svg.Elements(ns + "text").Select(t => t.Value).TakeLast(2));
    }

    private string Report(string baseline, FewShotRow[] rows)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        new MarkdownReport(writer, baseline).Write(Read(baseline, rows));
        return writer.ToString();
    }

    private IReadOnlyList<EncoderResults> Read(string baseline, FewShotRow[] rows)
    {
        using (FewShotTable table = new(folder.File("rows.csv")))
            Array.ForEach(rows, table.Add);
        return EncoderResults.Read([folder.File("rows.csv")], null, baseline);
    }
}
