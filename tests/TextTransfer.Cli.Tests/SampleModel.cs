namespace TextTransfer.Cli.Tests;

/// <summary>A model of the sample labels by the faster encoder, trained once for the tests that need one.</summary>
public sealed class SampleModel : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.File("topics.ttz");

    internal CommandRun Training { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Training = await CommandRun.Of("train", Checkout.SampleLabels, "-o", Path, "-e", "minilm");
        Assert.Equal(0, Training.ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
