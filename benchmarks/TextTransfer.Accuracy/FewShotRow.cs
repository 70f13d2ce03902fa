using System.Globalization;
using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>One method on one set, shots and split: what the raw table holds.</summary>
internal sealed record FewShotRow
{
    public required string Set { get; init; }

    public required int Shots { get; init; }

    public required int Split { get; init; }

    public required string Method { get; init; }

    public required string Encoder { get; init; }

    /// <inheritdoc cref="Scores" path="/param[@name='Accuracy']"/>
    public required double Accuracy { get; init; }

    /// <inheritdoc cref="Scores" path="/param[@name='MacroF1']"/>
    public required double MacroF1 { get; init; }

    /// <inheritdoc cref="Scores" path="/param[@name='LogLoss']"/>
    public required double LogLoss { get; init; }

    /// <summary>The first digits of the encoder's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    public required int TrainRows { get; init; }

    /// <summary>Test rows scored.</summary>
    public required int TestRows { get; init; }

    public required double FitMilliseconds { get; init; }

    /// <summary>Time per test row, embedding excluded.</summary>
    public required double PredictMicroseconds { get; init; }

    /// <summary>Brier score; null in rows written before it was measured.</summary>
    public double? Brier { get; init; }

    /// <summary>Expected calibration error; null in rows written before it was measured.</summary>
    public double? CalibrationError { get; init; }

    /// <summary>Test rows left out because their text is among the training rows; none were in rows written without this column.</summary>
    public int Dropped { get; init; }

    public FewShotKey Key => new(Set, Shots, Split, Method, Fingerprint);

    /// <summary>The columns of the raw table, in the order of <see cref="ToFields"/>; later ones at the end.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "set", "shots", "split", "method", "encoder", "accuracy", "macro_f1", "log_loss", "train_rows", "test_rows", "fit_ms", "predict_us", "fingerprint",
        "brier", "calibration_error", "dropped",
    ];

    public string[] ToFields() =>
    [
        Set, Format(Shots), Format(Split), Method, Encoder, Format(Accuracy, "F5"), Format(MacroF1, "F5"), Format(LogLoss, "F5"),
        Format(TrainRows), Format(TestRows), Format(FitMilliseconds, "F1"), Format(PredictMicroseconds, "F1"), Fingerprint,
        Format(Brier, "F5"), Format(CalibrationError, "F5"), Format(Dropped),
    ];

    /// <summary>The record a reader stands on.</summary>
    /// <exception cref="FormatException">A value is not a number.</exception>
    /// <exception cref="KeyNotFoundException">A column that was always there is missing.</exception>
    public static FewShotRow FromFields(CsvReader csv) => new()
    {
        Set = csv.GetString("set"),
        Shots = csv.Parse<int>("shots"),
        Split = csv.Parse<int>("split"),
        Method = csv.GetString("method"),
        Encoder = csv.GetString("encoder"),
        Accuracy = csv.Parse<double>("accuracy"),
        MacroF1 = csv.Parse<double>("macro_f1"),
        LogLoss = csv.Parse<double>("log_loss"),
        TrainRows = csv.Parse<int>("train_rows"),
        TestRows = csv.Parse<int>("test_rows"),
        FitMilliseconds = csv.Parse<double>("fit_ms"),
        PredictMicroseconds = csv.Parse<double>("predict_us"),
        Fingerprint = csv.GetString("fingerprint"),
        Brier = Optional<double>(csv, "brier"),
        CalibrationError = Optional<double>(csv, "calibration_error"),
        Dropped = Optional<int>(csv, "dropped") ?? 0,
    };

    private static T? Optional<T>(CsvReader csv, string column)
        where T : struct, ISpanParsable<T>, IUtf8SpanParsable<T> =>
        csv.TryGetFieldIndex(column, out int index) && !csv.IsEmpty(index) ? csv.Parse<T>(index) : null;

    private static string Format(IFormattable? value, string? format = null) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
