namespace TextTransfer.Accuracy.Reporting;

/// <summary>Tables of few-shot results in Markdown.</summary>
internal sealed class MarkdownReport(TextWriter output, string baseline)
{
    private static readonly Metric[] Metrics = [Metric.Accuracy, Metric.MacroF1, Metric.LogLoss, Metric.Brier, Metric.CalibrationError];

    /// <summary>Writes a section per encoder.</summary>
    public void Write(IReadOnlyList<EncoderResults> encoders)
    {
        output.WriteLine($"""
            # Few-shot results

            Every method learned from the same training rows and was scored on the same test rows; test rows whose text is among the training rows of a split were left out. Means over sets are means of the sets' means over splits. Differences are paired by split, against `{baseline}`. Intervals are 95 % (Student's t): for one set over its splits, which share the test rows, so they tell of the luck of the draw on this set; for a mean over sets over the sets.
            """);
        foreach (EncoderResults encoder in encoders)
            Write(encoder);
    }

    private void Write(EncoderResults results)
    {
        output.WriteLine();
        output.WriteLine($"## {results.Encoder} (`{results.Fingerprint}`)");
        foreach (Comparison comparison in results.Comparisons.Where(c => c.LeftOut.Count > 0))
            Paragraph($"At {comparison.Shots} per class left out, because some method has no row of it: {string.Join(", ", comparison.LeftOut)}.");
        EncoderResults whole = results with { Comparisons = [.. results.Comparisons.Where(c => c.Sets.Count > 0)] };
        WriteMeans(whole);
        WriteDifferences(whole);
        foreach (string method in whole.Methods.Where(m => m != baseline))
            WriteSets(whole, method);
        WriteTimes(whole);
        WriteDropped(whole);
    }

    private void WriteMeans(EncoderResults results)
    {
        Heading("Means over sets");
        foreach (Metric metric in Metrics)
        {
            Paragraph($"{metric.Name}{(metric.Scale == 100 ? ", percent" : "")}, {(metric.IsGain ? "more" : "less")} is better:");
            Table(["method", .. results.Comparisons.Select(c => $"{c.Shots} per class ({c.Sets.Count} sets)")],
                results.Methods.Select(m => (string[])[m, .. Cells(results, m, c => Figures.Value(c.Mean(m, metric).Value, metric))]));
        }
    }

    private void WriteDifferences(EncoderResults results)
    {
        Heading($"Differences to {baseline}, means over sets");
        Table(["method", "per class", "accuracy, points", "sets better", "worst set", "log-loss", "sets better", "calibration error, points", "sets better"],
            from method in results.Methods
            where method != baseline
            from comparison in results.Comparisons
            where comparison.Methods.Contains(method)
            select (string[])[method, $"{comparison.Shots}", .. Gain(comparison, method, Metric.Accuracy), Worst(comparison, method), .. Gain(comparison, method, Metric.LogLoss), .. Gain(comparison, method, Metric.CalibrationError)]);
    }

    private string[] Gain(Comparison comparison, string method, Metric metric)
    {
        Estimate difference = comparison.Difference(method, baseline, metric);
        int better = comparison.Sets.Count(s => metric.IsBetter(comparison.Difference(s, method, baseline, metric).Value));
        return double.IsNaN(difference.Value) ? ["", ""] : [Figures.Difference(difference, metric), $"{better} of {comparison.Sets.Count}"];
    }

    private string Worst(Comparison comparison, string method)
    {
        double Value(string set) => comparison.Difference(set, method, baseline, Metric.Accuracy).Value;
        string worst = comparison.Sets.MinBy(Value)!;
        return $"{worst} {Figures.Number(100 * Value(worst), 1, "+")}";
    }

    /// <summary>The set that lost most at any number of examples comes first.</summary>
    private void WriteSets(EncoderResults results, string method)
    {
        Comparison[] comparisons = [.. results.Comparisons.Where(c => c.Methods.Contains(method))];
        string Difference(Comparison c, string set) => c.Sets.Contains(set) ? Figures.Difference(c.Difference(set, method, baseline, Metric.Accuracy), Metric.Accuracy) : "";
        Heading($"{method} − {baseline} by set, accuracy in points");
        Table(["set", .. comparisons.Select(c => $"{c.Shots} per class")],
            from set in comparisons.SelectMany(c => c.Sets).Distinct(StringComparer.Ordinal)
            orderby comparisons.Where(c => c.Sets.Contains(set)).Min(c => c.Difference(set, method, baseline, Metric.Accuracy).Value)
            select (string[])[set, .. comparisons.Select(c => Difference(c, set))]);
    }

    private void WriteTimes(EncoderResults results)
    {
        Heading("Times");
        Paragraph("Milliseconds to fit, the median over sets and splits (the longest in brackets), and microseconds to predict one embedded text, the median; embedding excluded:");
        Table(["method", .. results.Comparisons.Select(c => $"fit, {c.Shots} per class"), .. results.Comparisons.Select(c => $"predict, {c.Shots} per class")],
            results.Methods.Select(m => (string[])
            [
                m,
                .. Cells(results, m, c => $"{Figures.Number(Figures.Median(Rows(c, m).Select(r => r.FitMilliseconds)), 1)} ({Figures.Number(Rows(c, m).Max(r => r.FitMilliseconds), 0)})"),
                .. Cells(results, m, c => Figures.Number(Figures.Median(Rows(c, m).Select(r => r.PredictMicroseconds)), 1)),
            ]));
    }

    private void WriteDropped(EncoderResults results)
    {
        var dropped = results.Comparisons
            .SelectMany(c => c.Sets.Select(s => (Set: s, c.Shots, Rows: c.Rows(s, baseline))))
            .Where(d => d.Rows.Any(r => r.Dropped > 0)).ToArray();
        if (dropped.Length == 0)
            return;

        Heading("Test rows left out because their text is among the training rows");
        Table(["set", "per class", "least in a split", "most in a split", "of"],
            dropped.Select(d => (string[])[d.Set, $"{d.Shots}", $"{d.Rows.Min(r => r.Dropped)}", $"{d.Rows.Max(r => r.Dropped)}", $"{d.Rows[0].TestRows + d.Rows[0].Dropped}"]));
    }

    private static IEnumerable<string> Cells(EncoderResults results, string method, Func<Comparison, string> cell) =>
        results.Comparisons.Select(c => c.Methods.Contains(method) ? cell(c) : "");

    private static IEnumerable<FewShotRow> Rows(Comparison comparison, string method) => comparison.Sets.SelectMany(s => comparison.Rows(s, method));

    private void Heading(string text) => Paragraph($"### {text}");

    private void Paragraph(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    private void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> lines)
    {
        Paragraph($"| {string.Join(" | ", header)} |");
        output.WriteLine("|" + string.Concat(header.Select(_ => "---|")));
        foreach (IReadOnlyList<string> line in lines)
            output.WriteLine($"| {string.Join(" | ", line)} |");
    }
}
