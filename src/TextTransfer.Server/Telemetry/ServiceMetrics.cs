using System.Diagnostics;
using System.Diagnostics.Metrics;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Telemetry;

/// <summary>What the service counts and measures, under the name <c>TextTransfer</c>: numbers and names of labels and models, never a text.</summary>
internal sealed class ServiceMetrics
{
    public const string Name = "TextTransfer";

    /// <summary>Traces: one activity for each text, beneath that of its request.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private readonly Counter<long> texts, tokens, predictions, rejected;
    private readonly Histogram<double> duration, wait;

    public ServiceMetrics(IMeterFactory meters, ClassifierCatalog catalog, SharedEncoders encoders)
    {
        Meter meter = meters.Create(Name);
        texts = meter.CreateCounter<long>("texttransfer.texts", "{text}", "Texts that were classified, embedded or explained.");
        tokens = meter.CreateCounter<long>("texttransfer.tokens", "{token}", "Their tokens.");
        predictions = meter.CreateCounter<long>("texttransfer.predictions", "{text}", "Texts by the label they were given, and whether it was abstained from.");
        rejected = meter.CreateCounter<long>("texttransfer.queue.rejected", "{request}", "Requests answered 429 because the queue was full.");
        duration = meter.CreateHistogram("texttransfer.text.duration", "s", "Seconds of work on a text.", advice: Seconds);
        wait = meter.CreateHistogram("texttransfer.queue.wait", "s", "Seconds a text waited for its turn.", advice: Seconds);
        Observe("texttransfer.drift.novelty", "Share of recent texts no more familiar to the model than a tenth of the labelled ones, held out; 0.1 is as in training.", d => d.Novelty);
        Observe("texttransfer.drift.label_shift", "Population stability index of the labels of recent texts against those of training.", d => d.LabelShift);
        Observe("texttransfer.drift.abstention", "Share of recent texts that were abstained from.", d => d.Abstention);
        if (encoders.CacheStatistics is not null)
        {
            meter.CreateObservableCounter("texttransfer.cache.hits", () => encoders.CacheStatistics!.Value.Hits, "{text}", "Embeddings found in the cache.");
            meter.CreateObservableCounter("texttransfer.cache.misses", () => encoders.CacheStatistics!.Value.Misses, "{text}", "Embeddings that were not.");
        }

        void Observe(string name, string description, Func<DriftReport, double?> read) => meter.CreateObservableGauge(name, () => catalog.All
            .Select(c => (c.Name, Value: c.Drift is { } drift ? read(drift) : null))
            .Where(c => c.Value is not null)
            .Select(c => new Measurement<double>(c.Value!.Value, Model(c.Name))), "1", description);
    }

    private static InstrumentAdvice<double> Seconds => new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    /// <summary>The queue is made with these metrics, so that it is observed when both are there.</summary>
    public static void Observe(IMeterFactory meters, FairQueue queue) =>
        meters.Create(Name).CreateObservableGauge("texttransfer.queue.length", () => queue.Admitted, "{text}", "Texts admitted and not yet answered.");

    public void Waited(TimeSpan time) => wait.Record(time.TotalSeconds);

    public void Rejected() => rejected.Add(1);

    public void Done(string model, string operation, int tokenCount, TimeSpan time)
    {
        texts.Add(1, Model(model), new("operation", operation));
        tokens.Add(tokenCount, Model(model));
        duration.Record(time.TotalSeconds, Model(model), new("operation", operation));
    }

    public void Predicted(string model, Prediction prediction) => predictions.Add(1, Model(model), new("label", prediction.Label), new("abstained", prediction.IsAbstained));

    private static KeyValuePair<string, object?> Model(string name) => new("model", name);
}
