using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class EmbedCommandTests
{
    private const string Texts = "Prune tomatoes in July\nThe ferry leaves at nine\n";

    [Fact]
    public async Task Numbers_are_the_same_in_both_formats_and_those_of_the_library()
    {
        CommandRun json = await CommandRun.WithInput(Texts, "embed", "-e", "minilm");
        CommandRun raw = await CommandRun.WithInput(Texts, "embed", "-e", "minilm", "--format", "f32");
        using OnnxTextEncoder encoder = MiniLM.Create();
        float[] expected = [.. Texts.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(t => encoder.Encode(t).Vector.ToArray())];

        Assert.Equal(0, json.ExitCode);
        Assert.Equal(expected, json.OutputLines.SelectMany(l => JsonSerializer.Deserialize<float[]>(l)!));
        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(raw.OutputBytes).ToArray());
    }

    [Fact]
    public async Task A_long_text_is_read_whole_unless_truncation_is_asked_for()
    {
        string text = string.Join(' ', Enumerable.Repeat("garden", 400));
        string[] inputs = [text, text + " ferry"];
        CommandRun whole = await CommandRun.WithInput(string.Join('\n', inputs), "embed", "-e", "minilm");
        CommandRun cut = await CommandRun.WithInput(string.Join('\n', inputs), "embed", "-e", "minilm", "--truncate");
        Assert.NotEqual(whole.OutputLines[0], whole.OutputLines[1]);
        Assert.Equal(cut.OutputLines[0], cut.OutputLines[1]);
    }

    [Theory]
    [InlineData("--workers", "0")]
    [InlineData("--max-tokens", "2")]
    [InlineData("--pooling", "sideways")]
    [InlineData("--format", "xml")]
    [InlineData("--workers", "many")]
    [InlineData("--encoder", "auto")]
    public async Task Wrong_use_ends_in_exit_code_2(string option, string value)
    {
        CommandRun run = await CommandRun.WithInput("hello", "embed", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }
}
