using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Every_method_is_scored_with_intervals_and_the_same_seed_gives_the_same_verdict()
    {
        string[] arguments = ["evaluate", Checkout.SampleLabels, "-e", "minilm", "--repeats", "1", "--format", "json"];
        CommandRun run = await CommandRun.Of(arguments);
        Assert.Equal(0, run.ExitCode);
        JsonElement[] rows = [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["majority", "tfidf", "probe", "mixture"], rows.Select(r => r.GetProperty("method").GetString()));
        Assert.All(rows, r =>
        {
            Assert.Equal(50, r.GetProperty("texts").GetInt32());
            Assert.InRange(r.GetProperty("accuracy").GetDouble(), r.GetProperty("accuracy_lower").GetDouble(), r.GetProperty("accuracy_upper").GetDouble());
            Assert.InRange(r.GetProperty("macro_f1").GetDouble(), r.GetProperty("macro_f1_lower").GetDouble(), r.GetProperty("macro_f1_upper").GetDouble());
        });
        Assert.Equal(run.Output, (await CommandRun.Of(arguments)).Output);
    }

    [Fact]
    public async Task The_encoder_is_chosen_by_the_labels_and_the_doubt_is_shown()
    {
        CommandRun run = await CommandRun.Of("evaluate", Checkout.SampleLabels, "-e", "auto", "--repeats", "1", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("took", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(MiniLM.Name, run.Error, StringComparison.Ordinal);
        Assert.Contains(MultilingualE5.Name, run.Error, StringComparison.Ordinal);
        Assert.Equal(5, run.OutputLines.Length);
    }

    [Fact]
    public async Task Reports_hold_the_forecast_and_what_is_said_on_the_terminal()
    {
        using TemporaryFolder folder = new();
        string page = folder.File("report.html"), data = folder.File("report.json");
        CommandRun run = await CommandRun.Of("evaluate", Checkout.SampleLabels, "-e", "minilm", "--repeats", "1", "--report", page, "--report", data, "--against", "multilingual-e5");

        Assert.Equal(0, run.ExitCode);
        JsonElement root = JsonDocument.Parse(await File.ReadAllTextAsync(data, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(80, root.GetProperty("learningCurve").GetProperty("forecast").GetProperty("trainingTexts").GetInt32());
        Assert.Equal(6, root.GetProperty("classes").GetArrayLength());
        Assert.Equal(Math.Min(20, root.GetProperty("suspectLabels").GetProperty("count").GetInt32()), root.GetProperty("suspectLabels").GetProperty("worst").GetArrayLength());
        Assert.Equal(4, root.GetProperty("duplicates").GetProperty("counts").EnumerateObject().Count());
        Assert.Contains("Twice as many labelled texts (80 to train on)", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Encoders: {MiniLM.Name} − {MultilingualE5.Name} = ", run.Output, StringComparison.Ordinal);
        Assert.Contains("<h1>Evaluation of labels.csv</h1>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_does_not_write_over_the_labels()
    {
        CommandRun run = await CommandRun.Of("evaluate", Checkout.SampleLabels, "-e", "minilm", "--report", Checkout.SampleLabels);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("labels.csv", run.Error, StringComparison.Ordinal);
    }
}
