namespace TextTransfer.Cli.Tests;

/// <summary>Training that goes on from a model's examples.</summary>
public sealed class TrainCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    private string Labels => folder.Write("labels.csv", """
        text,label,id
        Sow broad beans in November,garden,1
        Lift the dahlias before the frost,garden,2
        Compost wants air,garden,3
        Water tomatoes in the morning,garden,4
        Fry the onions slowly,kitchen,5
        Bake the bread for forty minutes,kitchen,6
        Salt the pasta water,kitchen,7
        Boil the eggs for six minutes,kitchen,8
        """);

    private string Trained => folder.File("trained.ttz");

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await CommandRun.Of("train", Labels, "-o", Trained, "-e", "minilm")).ExitCode);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Adding_relabelling_and_removing_leads_back_to_the_same_file()
    {
        string model = folder.File("model.ttz");
        File.Copy(Trained, model);
        string more = folder.Write("more.csv", "text,label,id\nThe ferry to the islands leaves at nine,travel,n1\nStir the sauce over low heat,garden,n2\n");
        CommandRun added = await CommandRun.Of("train", model, "--add", more, "-o", model);
        Assert.Equal(0, added.ExitCode);
        Assert.Contains("Examples: 2 added, 0 removed, 0 relabelled, 8 kept.", added.Output, StringComparison.Ordinal);
        Assert.Contains("Classes added: travel.", added.Output, StringComparison.Ordinal);
        Assert.Contains("10 labelled texts", added.Output, StringComparison.Ordinal);
        Assert.Contains("after − before", added.Output, StringComparison.Ordinal);

        string other = folder.Write("other.jsonl", """{"text": "Stir the sauce over low heat", "label": "kitchen"}""" + "\n");
        CommandRun changed = await CommandRun.Of("train", model, "--add", other, "--remove", folder.Write("gone.txt", "n1\n"), "-o", model);
        Assert.Equal(0, changed.ExitCode);
        Assert.Contains("Examples: 0 added, 1 removed, 1 relabelled, 8 kept.", changed.Output, StringComparison.Ordinal);
        Assert.Contains("Classes removed: travel.", changed.Output, StringComparison.Ordinal);
        Assert.Contains("Stir the sauce", changed.Output, StringComparison.Ordinal);

        CommandRun removed = await CommandRun.Of("train", model, "--remove", folder.Write("gone.csv", "text\nStir the sauce over low heat\n"), "-o", model);
        Assert.Equal(0, removed.ExitCode);
        Assert.Equal(File.ReadAllBytes(Trained), File.ReadAllBytes(model));
    }

    [Fact]
    public async Task A_model_without_examples_classifies_but_does_not_grow()
    {
        string bare = folder.File("bare.ttz");
        Assert.Equal(0, (await CommandRun.Of("train", Trained, "-o", bare, "--without-examples")).ExitCode);
        Assert.True(new FileInfo(bare).Length < new FileInfo(Trained).Length);
        CommandRun classified = await CommandRun.WithInput("Stir the sauce.", "classify", bare, "-", "--format", "csv");
        Assert.Equal((await CommandRun.WithInput("Stir the sauce.", "classify", Trained, "-", "--format", "csv")).Output, classified.Output);

        CommandRun refused = await CommandRun.Of("train", bare, "--remove", folder.Write("x.txt", "x"), "-o", bare);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Train again from all labelled texts", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_removed_is_named_with_its_line()
    {
        string gone = folder.Write("gone.csv", "id\nno-such-id\n");
        CommandRun run = await CommandRun.Of("train", Trained, "--remove", gone, "-o", folder.File("x.ttz"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-id", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("x.ttz")));
    }

    [Fact]
    public async Task Only_a_model_can_be_added_to_and_its_encoder_stays()
    {
        CommandRun table = await CommandRun.Of("train", Labels, "--add", Labels, "-o", folder.File("x.ttz"));
        Assert.Equal(1, table.ExitCode);
        Assert.Contains("not a model file", table.Error, StringComparison.Ordinal);

        CommandRun other = await CommandRun.Of("train", Trained, "-e", "multilingual-e5", "-o", folder.File("x.ttz"));
        Assert.Equal(1, other.ExitCode);
        Assert.Contains(MultilingualE5.Name, other.Error, StringComparison.Ordinal);

        CommandRun input = await CommandRun.Of("train", Trained, "--add", folder.File("m.csv"), "-o", folder.File("m.csv"));
        Assert.Equal(2, input.ExitCode);
    }
}
