using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class SuggestCommandTests(SampleModel model) : IClassFixture<SampleModel>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_file_can_be_filled_in_and_added()
    {
        string output = folder.File("next.csv");
        CommandRun run = await CommandRun.Of("suggest", model.Path, Checkout.SampleSite, "-n", "4", "--no-forecast", "-o", output);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("4 of ", run.Error, StringComparison.Ordinal);

        Document[] rows = [.. Documents.Read(output)];
        Assert.Equal(4, rows.Select(r => r.Text).Distinct().Count());
        Assert.StartsWith("id,text,label,suggested_label,probability", File.ReadLines(output).First(), StringComparison.Ordinal);
        HashSet<string> labelled = [.. Corpus.ReadCsv(Checkout.SampleLabels).Texts.Select(t => t.Text.Trim())];
        Assert.DoesNotContain(rows, r => labelled.Contains(r.Text.Trim()));

        string filled = folder.File("filled.csv");
        await File.WriteAllTextAsync(filled, "text,label\n" + string.Join('\n', rows.Select(r => $"\"{r.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{Labels()[0]}")) + "\n", TestContext.Current.CancellationToken);
        CommandRun added = await CommandRun.Of("train", model.Path, "--add", filled, "-o", folder.File("grown.ttz"));
        Assert.Equal(0, added.ExitCode);
        Assert.Equal(54, TextClassifier.ReadManifest(folder.File("grown.ttz")).Summary.TextCount);
    }

    [Fact]
    public async Task Suggestions_are_told_with_what_they_are_expected_to_bring()
    {
        CommandRun run = await CommandRun.Of("suggest", model.Path, Checkout.SampleSite, "-n", "3");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Labelling 3 more is expected to raise accuracy", run.Output, StringComparison.Ordinal);
        Assert.Contains("will not show in the interval", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_standard_input_are_a_pool_and_json_has_every_field()
    {
        CommandRun run = await CommandRun.WithInput("Prune the tomatoes in July.\nThe oven must be hot.\n", "suggest", model.Path, "-", "-n", "5", "--no-forecast", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        JsonElement[] rows = [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(2, rows.Length);
        Assert.All(rows, r => Assert.Contains(r.GetProperty("suggested_label").GetString(), Labels()));
        Assert.All(rows, r => Assert.Equal("", r.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_model_without_examples_is_refused_with_the_remedy()
    {
        string bare = folder.File("bare.ttz");
        Assert.Equal(0, (await CommandRun.Of("train", Checkout.SampleLabels, "-e", "minilm", "--without-examples", "-o", bare)).ExitCode);
        CommandRun run = await CommandRun.WithInput("text\n", "suggest", bare, "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--without-examples", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_text_at_all_is_wrong_use() => Assert.Equal(2, (await CommandRun.Of("suggest", model.Path, "-", "-n", "0")).ExitCode);

    private IReadOnlyList<string> Labels() => TextClassifier.ReadManifest(model.Path).Labels;
}
