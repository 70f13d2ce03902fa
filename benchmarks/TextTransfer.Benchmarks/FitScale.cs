using System.Diagnostics;
using System.Globalization;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Time and memory of the logistic regression from two examples to fifty thousand: one fit, and the choice of a penalty from
/// five by five folds. Examples are drawn around one centre per class, with a spread that falls off along the features as
/// that of sentence vectors does, and scaled to a mean squared length of 1.
/// </summary>
internal static class FitScale
{
    private const int Folds = 5;
    private const double C = 3;
    private static readonly double[] Penalties = [0.1, 0.3, 1, 3, 10];

    private static readonly (int Examples, int Features, int Classes)[] Problems =
    [
        (2, 2, 2), (50, 50, 5), (616, 616, 77), (1200, 384, 150), (2000, 1024, 20), (5000, 384, 20), (20_000, 384, 20), (50_000, 384, 2), (50_000, 384, 20),
    ];

    /// <param name="maxExamples">Larger problems are left out.</param>
    /// <param name="output">Receives a CSV row per problem.</param>
    public static void Run(int maxExamples, TextWriter output)
    {
        output.WriteLine("examples,features,classes,c,fit_s,fit_cpu_s,gradient_norm,steps,evaluations,products,out_of_fold_s,out_of_fold_cpu_s,chosen_c,peak_mb");
        Measure(50, 50, 5, TextWriter.Null); // Code is compiled.
        foreach ((int n, int r, int classes) in Problems.Where(p => p.Examples <= maxExamples))
        {
            Measure(n, r, classes, output);
            output.Flush();
        }
    }

    private static void Measure(int n, int r, int classes, TextWriter output)
    {
        GC.Collect();
        long start = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        using var sampling = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false) - start), null, 0, 20);
        (Matrix features, int[] labels) = Draw(n, r, classes);
        int[] rows = [.. Enumerable.Range(0, n)];
        (double fitSeconds, double fitCpu, Minimum minimum) = Time(() =>
            LogisticRegression.FitWithReport(features, rows, labels, classes, C, null, FitOptions.Default, CancellationToken.None).Minimum);
        bool isFolded = n > classes;
        (double seconds, double cpu, double chosen) = !isFolded ? default : Time(() =>
            new CrossFitting(Deal(n, classes), labels, classes).ChoosePenalty(features, Penalties, Environment.ProcessorCount, CancellationToken.None).C);
        peak = Math.Max(peak, GC.GetTotalMemory(false) - start);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{n},{r},{classes},{C},{fitSeconds:F4},{fitCpu:F4},{minimum.GradientNorm:E2},{minimum.Steps},{minimum.Evaluations},{minimum.Products},{seconds:F3},{cpu:F3},{chosen},{peak / 1e6:F0}"));
    }

    private static (Matrix Features, int[] Labels) Draw(int n, int r, int classes)
    {
        var random = new Random(n + r + classes);
        double[] spread = [.. Enumerable.Range(0, r).Select(j => 1 / Math.Sqrt(j + 5))];
        double[][] centers = [.. Enumerable.Range(0, classes).Select(_ => spread.Select(s => 0.7 * s * Normal()).ToArray())];
        double scale = 1 / Math.Sqrt(1.49 * spread.Sum(s => s * s));
        int[] labels = [.. Enumerable.Range(0, n).Select(i => i % classes)];
        var features = new Matrix(n, r);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < r; j++)
                features.Row(i)[j] = scale * (centers[labels[i]][j] + (spread[j] * Normal()));
        }
        return (features, labels);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static IReadOnlyList<Fold> Deal(int n, int classes) =>
    [
        .. Enumerable.Range(0, Folds).Select(f => new Fold(
            0, f, [.. Enumerable.Range(0, n).Where(i => i / classes % Folds != f)], [.. Enumerable.Range(0, n).Where(i => i / classes % Folds == f)])),
    ];

    private static (double Seconds, double CpuSeconds, T Result) Time<T>(Func<T> work)
    {
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        T result = work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (seconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, result);
    }
}
