namespace TextTransfer.Cli.Tests;

/// <summary>Runs alone: the cache it clears is that of all tests of this project.</summary>
[Collection(nameof(CacheClearTests)), CollectionDefinition(nameof(CacheClearTests), DisableParallelization = true)]
public sealed class CacheClearTests
{
    [Fact]
    public async Task A_cleared_cache_is_empty()
    {
        await CommandRun.WithInput("The swallows have left", "embed", "-e", "minilm");
        CommandRun clear = await CommandRun.Of("cache", "clear");
        Assert.Equal(0, clear.ExitCode);
        Assert.Matches("^Deleted [1-9][0-9]* embeddings?, [0-9.]+ MB from ", clear.Error);
        Assert.Empty((await CommandRun.Of("cache", "--format", "json")).OutputLines);
        Assert.StartsWith("0 embeddings, 0.0 MB, at most", (await CommandRun.Of("cache")).Output, StringComparison.Ordinal);
        Assert.Empty((await CommandRun.WithInput("The swallows have left", "embed", "-e", "minilm")).Error);
    }
}
