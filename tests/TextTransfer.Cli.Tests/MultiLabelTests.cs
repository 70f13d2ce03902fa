using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class MultiLabelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string labels;

    public MultiLabelTests()
    {
        string[] food = ["Simmer the leek soup", "Bake the rye bread", "Fry the onions in butter", "Stir the apple chutney"];
        string[] away = ["on the night ferry", "in a hostel by the harbour", "on the train to the coast", "at the campsite abroad"];
        IEnumerable<string> rows = food.SelectMany((f, i) => away.Select((a, j) => (f, a, n: i + j))).SelectMany(p => new[]
        {
            $"{p.f} {p.a} number {p.n},kitchen|travel",
            $"{p.f} at home number {p.n},kitchen",
            $"We slept {p.a} number {p.n},travel",
            $"The chisel wants sharpening number {p.n} {p.f.Length},|",
        });
        labels = folder.Write("labels.csv", "text,label\n" + string.Join('\n', rows.Distinct()) + "\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_saved_model_gives_labels_in_both_formats_without_being_told_its_kind()
    {
        string model = folder.File("m.ttz");
        CommandRun train = await CommandRun.Of("train", labels, "--multi-label", "-o", model, "-e", "minilm");
        Assert.Equal(0, train.ExitCode);
        Assert.Contains("labels per text", train.Output, StringComparison.Ordinal);
        Assert.Contains("threshold", train.Output, StringComparison.Ordinal);

        string texts = folder.Write("t.jsonl", "{\"id\":\"1\",\"text\":\"Bake the rye bread on the train to the coast\"}\n{\"id\":\"2\",\"text\":\"We slept on the night ferry\"}\n{\"id\":\"3\",\"text\":\" \"}\n");
        CommandRun json = await CommandRun.Of("classify", model, texts, "--format", "json");
        JsonElement[] rows = [.. json.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["kitchen", "travel"], rows[0].GetProperty("labels").EnumerateArray().Select(l => l.GetString()).Order());
        Assert.Equal(["travel"], rows[1].GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Empty(rows[2].GetProperty("labels").EnumerateArray());
        Assert.True(rows[1].GetProperty("probability_travel").GetDouble() > rows[1].GetProperty("probability_kitchen").GetDouble());

        CommandRun csv = await CommandRun.Of("classify", model, texts, "--format", "csv");
        Assert.StartsWith("id,title,labels,probability_kitchen,probability_travel,", csv.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal("|", csv.OutputLines[3].Split(',')[2]);
        Assert.Equal(["kitchen", "travel"], csv.OutputLines[1].Split(',')[2].Split('|').Order());

        CommandRun wrong = await CommandRun.Of("classify", "--train", labels, texts, "--multi-label", "-e", "auto");
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public async Task Evaluate_reports_every_figure_and_cardinality()
    {
        CommandRun run = await CommandRun.Of("evaluate", labels, "--multi-label", "-e", "minilm", "--repeats", "1", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        JsonElement[] rows = [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["probe", "mixture"], rows.Select(r => r.GetProperty("method").GetString()));
        foreach (JsonElement row in rows)
        {
            foreach (string figure in new[] { "micro_f1", "macro_f1", "hamming_loss", "subset_accuracy" })
                Assert.InRange(row.GetProperty(figure).GetDouble(), row.GetProperty(figure + "_lower").GetDouble(), row.GetProperty(figure + "_upper").GetDouble());
            Assert.Equal(row.GetProperty("cardinality").GetDouble() / 2, row.GetProperty("density").GetDouble(), 1e-9);
        }
    }

    [Fact]
    public async Task Without_the_option_a_set_of_several_labels_is_a_warning_that_names_it()
    {
        CommandRun run = await CommandRun.Of("evaluate", labels, "-e", "minilm", "--repeats", "1", "--folds", "2");
        Assert.Contains("--multi-label", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_go_together_is_wrong_use()
    {
        Assert.Equal(2, (await CommandRun.Of("train", labels, "--multi-label", "--target-error", "0.2", "-o", folder.File("m.ttz"))).ExitCode);
        Assert.Equal(2, (await CommandRun.Of("evaluate", labels, "--multi-label", "-e", "auto")).ExitCode);
    }
}
