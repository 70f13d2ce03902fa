namespace TextTransfer.Accuracy.Reporting;

/// <summary>A figure of a raw row and how tables show it.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Of">The figure of a row; NaN where it was not measured.</param>
/// <param name="Scale">What it is multiplied by.</param>
/// <param name="Digits">Digits after the point.</param>
/// <param name="IsGain">Whether more is better.</param>
internal sealed record Metric(string Name, Func<FewShotRow, double> Of, double Scale, int Digits, bool IsGain)
{
    public static Metric Accuracy { get; } = new("accuracy", r => r.Accuracy, 100, 1, true);

    public static Metric MacroF1 { get; } = new("macro-F1", r => r.MacroF1, 100, 1, true);

    public static Metric LogLoss { get; } = new("log-loss", r => r.LogLoss, 1, 3, false);

    public static Metric Brier { get; } = new("Brier score", r => r.Brier ?? double.NaN, 1, 3, false);

    public static Metric CalibrationError { get; } = new("calibration error", r => r.CalibrationError ?? double.NaN, 100, 1, false);

    public bool IsBetter(double difference) => IsGain ? difference > 0 : difference < 0;
}
