using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace TextTransfer.Server.Tests.Telemetry;

/// <summary>Meters are known by name in the whole process: services of other tests would be counted too.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
#pragma warning disable CA1711 // It is a collection, in the words of the test framework.
public sealed class TelemetryCollection;
#pragma warning restore CA1711

[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    private const string Secret = "xyzzyplugh";

    [Fact]
    public async Task What_was_done_is_counted_and_no_text_is_in_it()
    {
        ConcurrentBag<Activity> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "TextTransfer",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using Service service = await Service.StartAsync(o => (o.MaxTexts, o.QueueCapacity, o.ClientCapacity) = (3, 3, 3));
        await service.AskAsync("/v1/classify", new { texts = new[] { "bake the bread " + Secret, "sow the beans", "" } });
        await service.AskAsync("/v1/embeddings", new { input = "salt " + Secret });
        using (await service.PostAsync("/v1/classify", $$"""{"text":"{{Secret}}","{{Secret}}":1}"""))
        {
            // Refused; what it says must not be told either.
        }
        string metrics = await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(3, Sum(metrics, "texttransfer_texts_total", "operation=\"classify\""));
        Assert.Equal(1, Sum(metrics, "texttransfer_texts_total", "operation=\"embed\""));
        Assert.Equal(4 + 3 + 0 + 2, Sum(metrics, "texttransfer_tokens_total", "model=\"topics\""));
        Assert.Equal(3, Sum(metrics, "texttransfer_predictions_total", "label="));
        Assert.Equal(4, Sum(metrics, "texttransfer_queue_wait_seconds_count", ""));
        Assert.Equal(0, Sum(metrics, "texttransfer_queue_length", ""));
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Activity[] mine = [.. activities.Where(a => Equals(a.GetTagItem("texttransfer.tokens"), 4))];
        Assert.Contains(mine, a => a.OperationName == "classify" && Equals(a.GetTagItem("texttransfer.model"), "topics"));
        Assert.DoesNotContain(Secret, metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, service.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(activities, a => a.TagObjects.Any(t => t.Value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Texts_unlike_those_of_training_show_as_drift_and_like_ones_do_not()
    {
        await using Service alike = await Service.StartAsync();
        await using Service other = await Service.StartAsync();
        string[] training = [.. SampleModels.Garden, .. SampleModels.Kitchen];
        for (int i = 0; i < 10; i++)
        {
            await alike.AskAsync("/v1/classify", new { texts = training });
            await other.AskAsync("/v1/classify", new { texts = Enumerable.Range(0, 10).Select(j => $"engine{i * j} wheel{j} gear{i} chain") });
        }
        JsonElement same = await DriftAsync(alike), drifted = await DriftAsync(other);
        Assert.Equal(100, same.GetProperty("texts").GetInt32());
        Assert.Equal(0, same.GetProperty("novelty").GetDouble());
        Assert.True(drifted.GetProperty("novelty").GetDouble() > 0.5);
        // Five of each class before and half of each now: the index is 0.
        Assert.Equal(0, same.GetProperty("label_shift").GetDouble(), 1e-9);
        Assert.Equal(1 * ((1 / 10.0) + (1 / 100.0)), same.GetProperty("label_shift_by_chance").GetDouble(), 1e-12);
        Assert.Contains("texttransfer_drift_novelty", await other.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> DriftAsync(Service service) => (await service.GetAsync("/v1/models/topics")).GetProperty("drift");

    private static double Sum(string metrics, string name, string tag) => metrics.Split('\n')
        .Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains(tag, StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.IndexOf("} ", StringComparison.Ordinal) + 2)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}
