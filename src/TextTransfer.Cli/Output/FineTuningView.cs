using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Cli.Output;

/// <summary>How long fine-tuning will take, and how far it is, on standard error.</summary>
internal static class FineTuningView
{
    /// <summary>Steps of the bar.</summary>
    private const int Thousandths = 1000;

    /// <summary>Does the work and shows it; a cancellation ends fine-tuning alone.</summary>
    public static TextClassifier Show(StandardStreams streams, Func<FineTuningControl, TextClassifier> train, CancellationToken stop)
    {
        TextClassifier classifier = EncodingProgress.Show(streams, "Fine-tuning the encoder", Thousandths,
            bar => train(new() { Progress = new Meter(streams, bar), Stop = stop }));
        if (stop.IsCancellationRequested && classifier.Summary.FineTuning is null)
            streams.Error.WriteLine("Fine-tuning was stopped; the encoder stays as it is.");
        else if (classifier.Summary.FineTuning is null)
            streams.Error.WriteLine("warning: the encoder cannot be fine-tuned on these texts, and stays as it is.");
        return classifier;
    }

    /// <summary>Tells the time that all steps will take by the second and third; in the first, code is compiled.</summary>
    private sealed class Meter(StandardStreams streams, IProgress<int>? bar) : IProgress<FineTuningProgress>
    {
        private long first;

        public void Report(FineTuningProgress value)
        {
            if (value.Done == 1)
                first = Stopwatch.GetTimestamp();
            if (value.Done == 3)
            {
                TimeSpan all = Stopwatch.GetElapsedTime(first) / 2 * value.Total;
                streams.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Fine-tuning takes about {Math.Max(1, Math.Ceiling(all.TotalSeconds)):0} s ({value.Total} steps). Ctrl+C ends it and keeps the encoder as it is."));
            }
            bar?.Report((int)((long)value.Done * Thousandths / value.Total));
        }
    }
}
