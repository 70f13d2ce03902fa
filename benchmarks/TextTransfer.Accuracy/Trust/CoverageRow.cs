using System.Globalization;

namespace TextTransfer.Accuracy.Trust;

/// <summary>What a method said of one sample, and what turned out to be true on the test set.</summary>
/// <param name="Set">The set the sample is of.</param>
/// <param name="Texts">Texts of the sample.</param>
/// <param name="Draw">Which sample.</param>
/// <param name="Method">The method.</param>
/// <param name="Figure">What is estimated.</param>
/// <param name="Estimate">The estimate with its interval; for a promise, what was promised.</param>
/// <param name="Truth">On the test set.</param>
/// <param name="Population">On training rows that no sample is drawn from: the same population, where the test set may be another.</param>
/// <param name="Extent">The mean size of sets of classes, or the share of texts answered; empty for others.</param>
internal sealed record CoverageRow(string Set, int Texts, int Draw, string Method, string Figure, Estimate Estimate, double Truth, double Population, double? Extent)
{
    public const string Accuracy = "accuracy";
    public const string MacroF1 = "macro_f1";
    public const string LogLoss = "log_loss";
    public const string Difference = "difference";
    public const string Forecast = "forecast";
    public const string SetCoverage = "set_coverage";
    public const string SetCoveragePerClass = "set_coverage_per_class";
    public const string ErrorRate = "error_rate";

    public static IReadOnlyList<string> Columns { get; } = ["set", "texts", "draw", "method", "figure", "value", "lower", "upper", "truth", "population", "extent"];

    /// <summary>Whether the interval holds a value.</summary>
    public bool Covers(double value) => Estimate.Lower <= value && value <= Estimate.Upper;

    public string[] ToFields() =>
    [
        Set, Format(Texts), Format(Draw), Method, Figure, Format(Estimate.Value, "F5"), Format(Estimate.Lower, "F5"), Format(Estimate.Upper, "F5"), Format(Truth, "F5"), Format(Population, "F5"), Format(Extent, "F5"),
    ];

    public static CoverageRow FromFields(Dictionary<string, string> fields)
    {
        double Number(string column) => double.Parse(fields[column], CultureInfo.InvariantCulture);
        return new(fields["set"], (int)Number("texts"), (int)Number("draw"), fields["method"], fields["figure"],
            new(Number("value"), Number("lower"), Number("upper")), Number("truth"), Number("population"), fields["extent"].Length == 0 ? null : Number("extent"));
    }

    private static string Format(IFormattable? value, string? format = null) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
