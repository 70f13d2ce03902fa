using System.Text.Json;

namespace TextTransfer.Cli.Tests.EncoderCommands;

public sealed class ListCommandTests
{
    [Fact]
    public async Task Both_encoders_are_described()
    {
        CommandRun run = await CommandRun.Of("encoders", "--format", "json");
        JsonElement[] rows = [.. run.OutputLines.Take(2).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["multilingual-e5", "minilm"], rows.Select(r => r.GetProperty("name").GetString()));
        Assert.Equal(["MIT", "Apache-2.0"], rows.Select(r => r.GetProperty("licence").GetString()));
        Assert.All(rows, r => Assert.Matches("^[0-9a-f]{64}$", r.GetProperty("fingerprint").GetString()));
        Assert.All(rows, r => Assert.Equal(384, r.GetProperty("dimensions").GetInt32()));
    }
}
