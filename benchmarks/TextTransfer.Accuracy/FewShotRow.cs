using System.Globalization;
using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>One method on one set, shots and split: what the raw table holds.</summary>
internal sealed record FewShotRow
{
    /// <summary>A class a model takes for impossible costs as much as this probability, not infinitely much.</summary>
    private const double LeastProbability = 1e-6;

    public required string Set { get; init; }

    public required int Shots { get; init; }

    public required int Split { get; init; }

    public required string Method { get; init; }

    public required string Encoder { get; init; }

    /// <summary>Share of test rows whose most probable class is right, from 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean of F1 over the classes that occur among the test rows, from 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean of −ln(probability of the right class), in nats.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The first digits of the encoder's fingerprint: rows of other weights or settings are other rows.</summary>
    public required string Fingerprint { get; init; }

    public required int TrainRows { get; init; }

    public required int TestRows { get; init; }

    public required double FitMilliseconds { get; init; }

    /// <summary>Time per test row, embedding excluded.</summary>
    public required double PredictMicroseconds { get; init; }

    public static double AccuracyOf(IReadOnlyList<string> gold, IReadOnlyList<string> predicted) =>
        gold.Zip(predicted).Average(p => p.First == p.Second ? 1.0 : 0);

    public static double MacroF1Of(IReadOnlyList<string> gold, IReadOnlyList<string> predicted) =>
        gold.Distinct().Average(label =>
        {
            int hits = gold.Zip(predicted).Count(p => p.First == label && p.Second == label);
            return 2.0 * hits / (gold.Count(g => g == label) + predicted.Count(p => p == label));
        });

    public static double LogLossOf(IReadOnlyList<string> gold, IReadOnlyList<string> labels, IReadOnlyList<double[]> probabilities)
    {
        Dictionary<string, int> position = labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        return gold.Zip(probabilities).Average(p =>
            -Math.Log(Math.Max(LeastProbability, position.TryGetValue(p.First, out int i) ? p.Second[i] : 0)));
    }

    /// <summary>The columns of the raw table, in the order of <see cref="ToFields"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["set", "shots", "split", "method", "encoder", "accuracy", "macro_f1", "log_loss", "train_rows", "test_rows", "fit_ms", "predict_us", "fingerprint"];

    public string[] ToFields() =>
    [
        Set, Format(Shots), Format(Split), Method, Encoder, Format(Accuracy, "F5"), Format(MacroF1, "F5"), Format(LogLoss, "F5"),
        Format(TrainRows), Format(TestRows), Format(FitMilliseconds, "F1"), Format(PredictMicroseconds, "F1"), Fingerprint,
    ];

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
    };

    private static string Format(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
