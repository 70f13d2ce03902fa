using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class TokenizeCommandTests
{
    [Fact]
    public async Task Every_line_gives_one_array_of_ids()
    {
        CommandRun run = await CommandRun.WithInput("hello world\n\nhello", "tokenize", "--encoder", "minilm");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["[101,7592,2088,102]", "[101,102]", "[101,7592,102]"], run.OutputLines);
    }

    [Fact]
    public async Task Only_a_line_feed_ends_a_line()
    {
        CommandRun run = await CommandRun.WithInput("hello\u2028world\u0085hello\r\nworld", "tokenize", "-e", "minilm");
        Assert.Equal(2, run.OutputLines.Length);
    }

    [Fact]
    public async Task A_json_string_may_hold_line_breaks()
    {
        CommandRun run = await CommandRun.WithInput("\"hello\\nworld\"\n\"hello\"\n", "tokenize", "-e", "minilm", "--input-format", "jsonl");
        Assert.Equal(["[101,7592,2088,102]", "[101,7592,102]"], run.OutputLines);
    }

    [Fact]
    public async Task Truncation_counts_special_tokens_and_keeps_them()
    {
        CommandRun run = await CommandRun.WithInput("hello world hello world", "tokenize", "-e", "minilm", "--max-tokens", "4");
        Assert.Equal("[101,7592,2088,102]", Assert.Single(run.OutputLines));
    }

    [Fact]
    public async Task A_folder_with_a_tokenizer_is_enough()
    {
        string folder = MiniLM.Folder;
        Assert.True(Directory.Exists(folder));
        CommandRun run = await CommandRun.WithInput("hello", "tokenize", "-e", folder);
        Assert.Equal([101, 7592, 102], JsonSerializer.Deserialize<int[]>(run.Output)!);
    }

    [Theory]
    [InlineData("{\"text\": \"hello\"}")]
    [InlineData("hello")]
    [InlineData("\"\\ud800\"")]
    public async Task What_is_not_a_json_string_is_refused_by_line(string line)
    {
        CommandRun run = await CommandRun.WithInput("\"fine\"\n" + line, "tokenize", "-e", "minilm", "--input-format", "jsonl");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("standard input, line 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        CommandRun run = await CommandRun.WithInput([.. "caf"u8, 0xE9], "tokenize", "-e", "minilm");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_encoder_is_wrong_use_and_the_known_ones_are_named()
    {
        CommandRun run = await CommandRun.WithInput("hello", "tokenize", "-e", "nonesuch");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("multilingual-e5, minilm", run.Error, StringComparison.Ordinal);
    }
}
