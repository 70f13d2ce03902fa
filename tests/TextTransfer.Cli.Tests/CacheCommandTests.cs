using System.Text.Json;

namespace TextTransfer.Cli.Tests;

/// <summary>One cache serves all tests of this project, so every text here is of its own.</summary>
public sealed class CacheCommandTests
{
    [Fact]
    public async Task Training_again_reads_every_text_from_the_cache_and_gives_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        string[] train = ["train", Checkout.SampleLabels, "-e", "minilm", "-o"];
        CommandRun without = await CommandRun.Of([.. train, folder.File("without.ttz"), "--no-cache"]);
        CommandRun first = await CommandRun.Of([.. train, folder.File("first.ttz")]);
        CommandRun second = await CommandRun.Of([.. train, folder.File("second.ttz")]);

        Assert.Equal([0, 0, 0], [without.ExitCode, first.ExitCode, second.ExitCode]);
        Assert.Empty(without.Error);
        // Texts, their titles and the names of the classes.
        Assert.Equal($"106 of 106 texts from the cache ({MiniLM.Name}).", second.Error.Trim());
        byte[] model = await File.ReadAllBytesAsync(folder.File("without.ttz"));
        Assert.Equal(model, await File.ReadAllBytesAsync(folder.File("first.ttz")));
        Assert.Equal(model, await File.ReadAllBytesAsync(folder.File("second.ttz")));
    }

    [Fact]
    public async Task Embedding_is_cached_unless_that_is_turned_off()
    {
        const string Texts = "A kettle of fish\nThe tide turned at four\n";
        CommandRun off = await CommandRun.WithInput(Texts, "embed", "-e", "minilm", "--no-cache");
        CommandRun cold = await CommandRun.WithInput(Texts, "embed", "-e", "minilm");
        CommandRun warm = await CommandRun.WithInput(Texts, "embed", "-e", "minilm");
        CommandRun other = await CommandRun.WithInput(Texts, "embed", "-e", "minilm", "--max-tokens", "100");
        Assert.Equal(["", "", $"2 of 2 texts from the cache ({MiniLM.Name}).", ""], new[] { off, cold, warm, other }.Select(r => r.Error.Trim()));
        Assert.All([cold, warm, other], r => Assert.Equal(off.Output, r.Output));
    }

    [Fact]
    public async Task The_cache_is_shown_by_encoder()
    {
        await CommandRun.WithInput("The cows are in the corn", "embed", "-e", "minilm", "--max-tokens", "90");
        CommandRun json = await CommandRun.Of("cache", "--format", "json");
        JsonElement[] rows = [.. json.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        using OnnxTextEncoder encoder = MiniLM.Create(new() { MaxTokens = 90 });
        JsonElement row = rows.Single(r => r.GetProperty("fingerprint").GetString() == encoder.Info.Fingerprint);
        Assert.Equal(MiniLM.Name, row.GetProperty("encoder").GetString());
        Assert.Equal(1, row.GetProperty("entries").GetInt32());
        Assert.InRange(row.GetProperty("bytes").GetInt64(), encoder.Info.LayerCount * encoder.Info.Dimension * sizeof(float), 30_000);

        CommandRun text = await CommandRun.Of("cache");
        Assert.Contains(encoder.Info.Fingerprint, text.Output, StringComparison.Ordinal);
        Assert.Contains("at most 2000.0 MB, in " + Environment.GetEnvironmentVariable("TEXTTRANSFER_CACHE"), text.Output, StringComparison.Ordinal);
    }
}
