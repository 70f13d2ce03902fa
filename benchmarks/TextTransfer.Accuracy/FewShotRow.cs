using CsvHelper.Configuration;

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

    /// <summary>The columns of the raw table.</summary>
    internal sealed class Columns : ClassMap<FewShotRow>
    {
        public Columns()
        {
            Map(r => r.Set).Name("set");
            Map(r => r.Shots).Name("shots");
            Map(r => r.Split).Name("split");
            Map(r => r.Method).Name("method");
            Map(r => r.Encoder).Name("encoder");
            Map(r => r.Accuracy).Name("accuracy").TypeConverterOption.Format("F5");
            Map(r => r.MacroF1).Name("macro_f1").TypeConverterOption.Format("F5");
            Map(r => r.LogLoss).Name("log_loss").TypeConverterOption.Format("F5");
            Map(r => r.TrainRows).Name("train_rows");
            Map(r => r.TestRows).Name("test_rows");
            Map(r => r.FitMilliseconds).Name("fit_ms").TypeConverterOption.Format("F1");
            Map(r => r.PredictMicroseconds).Name("predict_us").TypeConverterOption.Format("F1");
        }
    }
}
