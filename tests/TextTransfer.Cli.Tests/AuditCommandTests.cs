using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class AuditCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_text_under_two_labels_is_found_with_its_lines()
    {
        string labels = WriteWithErrors();
        CommandRun run = await CommandRun.Of("audit", labels, "-e", "minilm", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        JsonElement[] findings = Rows(run);
        // A few dozen texts may be too few to call any label wrong; what is called so has to be it.
        Assert.All(findings.Where(f => f.GetProperty("kind").GetString() == "label_error"), f =>
        {
            Assert.Contains(f.GetProperty("lines")[0].GetString(), (string[])["6", "12", "38"]);
            Assert.InRange(f.GetProperty("score").GetDouble(), 0.25, 1);
        });
        JsonElement copy = Assert.Single(findings, f => f.GetProperty("kind").GetString() == "contradictory_labels");
        string?[] lines = [.. copy.GetProperty("lines").EnumerateArray().Select(l => l.GetString())];
        Assert.Contains("12", lines); // Beside texts that differ in one word.
        Assert.Contains("38", lines);
    }

    [Fact]
    public async Task People_read_headings_and_how_many_suspects_are_expected_to_be_right()
    {
        CommandRun run = await CommandRun.Of("audit", Checkout.SampleLabels, "-e", "minilm");
        Assert.Equal(0, run.ExitCode);
        foreach (string expected in (string[])["Labels that are perhaps wrong (", "expected to be right as they are", "id 610", "Near-duplicates (1)", "Other languages (4)"])
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_is_ranked_on_demand_and_the_file_is_complete()
    {
        string output = folder.File("ranking.csv");
        CommandRun run = await CommandRun.Of("audit", WriteWithErrors(), "-e", "minilm", "--all", "--format", "csv", "-o", output);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        string[] lines = File.ReadAllLines(output);
        Assert.StartsWith("rank,id,line,label,suggested_label,log_odds,error_probability,suspect,text", lines[0], StringComparison.Ordinal);
        Assert.Equal(38, lines.Length);
        Assert.Contains(lines[1..3], l => l.Contains(",6,machines,animals,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("--folds", "1")]
    [InlineData("--repeats", "0")]
    public async Task Wrong_use_is_told(params string[] options)
    {
        CommandRun run = await CommandRun.Of(["audit", WriteWithErrors(), .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    private static JsonElement[] Rows(CommandRun run) => [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];

    /// <summary>Eighteen texts of two classes, one of the animals on line 6 called a machine, and a text on line 12 that comes again under the other label.</summary>
    private string WriteWithErrors()
    {
        string[] animals = ["cat", "dog", "horse", "sheep", "wolf", "fox", "bear", "deer", "rabbit", "goat", "cow", "pig", "lion", "tiger", "mouse", "otter", "badger", "donkey"];
        string[] machines = ["engine", "tractor", "lathe", "crane", "printer", "pump", "turbine", "drill", "loom", "truck", "excavator", "generator", "compressor", "forklift", "motor", "saw", "press", "conveyor"];
        List<string> lines = ["text,label"];
        for (int i = 0; i < 18; i++)
        {
            lines.Add($"The {animals[i]} ate and slept in the meadow with its young,{(i == 2 ? "machines" : "animals")}");
            lines.Add($"The {machines[i]} needs oil and a spare part from the workshop,machines");
        }

        lines.Add("The fox ate and slept in the meadow with its young,machines");
        return folder.Write("labels.csv", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }
}
