namespace TextTransfer.Cli.Tests;

/// <summary>Training that goes on from a model's examples.</summary>
public sealed class TrainCommandTests(SampleModel sample) : IClassFixture<SampleModel>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Adding_and_removing_leads_back_to_the_same_file()
    {
        string model = folder.File("model.ttz");
        File.Copy(sample.Path, model);
        string more = folder.Write("more.csv", "text,label,id\nThe ferry to the islands leaves at nine.,travel,n1\nStir the sauce over low heat.,kitchen,n2\n");
        CommandRun added = await CommandRun.Of("train", model, "--add", more, "-o", model);
        Assert.Equal("", added.Error.Replace("2 of 2 texts from the cache (all-MiniLM-L6-v2).\n", "", StringComparison.Ordinal));
        Assert.Equal(0, added.ExitCode);
        Assert.Contains("Examples: 2 added, 0 removed, 0 relabelled, 50 kept.", added.Output, StringComparison.Ordinal);
        Assert.Contains("52 labelled texts", added.Output, StringComparison.Ordinal);
        Assert.Contains("after − before", added.Output, StringComparison.Ordinal);

        string gone = folder.Write("gone.txt", "n1\nStir the sauce over low heat.\n");
        CommandRun removed = await CommandRun.Of("train", model, "--remove", gone, "-o", model);
        Assert.Equal(0, removed.ExitCode);
        Assert.Contains("Examples: 0 added, 2 removed, 0 relabelled, 50 kept.", removed.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(sample.Path), File.ReadAllBytes(model));
    }

    [Fact]
    public async Task A_new_label_of_a_text_wins_and_is_reported()
    {
        string grown = folder.File("grown.ttz");
        string more = folder.Write("more.jsonl", """{"text": "Stir the sauce.", "label": "kitchen"}""" + "\n");
        Assert.Equal(0, (await CommandRun.Of("train", sample.Path, "--add", more, "-o", grown)).ExitCode);
        string other = folder.Write("other.jsonl", """{"text": "Stir the sauce.", "label": "workshop"}""" + "\n");
        CommandRun run = await CommandRun.Of("train", grown, "--add", other, "-o", grown);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples: 0 added, 0 removed, 1 relabelled, 50 kept.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Stir the sauce.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_examples_classifies_but_does_not_grow()
    {
        string bare = folder.File("bare.ttz");
        Assert.Equal(0, (await CommandRun.Of("train", sample.Path, "-o", bare, "--without-examples")).ExitCode);
        Assert.True(new FileInfo(bare).Length < new FileInfo(sample.Path).Length);
        CommandRun classified = await CommandRun.WithInput("Stir the sauce.", "classify", bare, "-", "--format", "csv");
        Assert.Equal((await CommandRun.WithInput("Stir the sauce.", "classify", sample.Path, "-", "--format", "csv")).Output, classified.Output);

        CommandRun refused = await CommandRun.Of("train", bare, "--remove", folder.Write("x.txt", "x"), "-o", bare);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Train again from all labelled texts", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_removed_is_named_with_its_line()
    {
        string gone = folder.Write("gone.csv", "id\nno-such-id\n");
        CommandRun run = await CommandRun.Of("train", sample.Path, "--remove", gone, "-o", folder.File("x.ttz"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-id", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("x.ttz")));
    }

    [Fact]
    public async Task Only_a_model_can_be_added_to_and_its_encoder_stays()
    {
        CommandRun table = await CommandRun.Of("train", Checkout.SampleLabels, "--add", Checkout.SampleLabels, "-o", folder.File("x.ttz"));
        Assert.Equal(1, table.ExitCode);
        Assert.Contains("not a model file", table.Error, StringComparison.Ordinal);

        CommandRun other = await CommandRun.Of("train", sample.Path, "-e", "multilingual-e5", "-o", folder.File("x.ttz"));
        Assert.Equal(1, other.ExitCode);
        Assert.Contains(MultilingualE5.Name, other.Error, StringComparison.Ordinal);

        CommandRun input = await CommandRun.Of("train", sample.Path, "--add", folder.File("m.csv"), "-o", folder.File("m.csv"));
        Assert.Equal(2, input.ExitCode);
    }
}
