using System.Text.Json;

namespace TextTransfer.Cli.Tests.EncoderCommands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task All_embedded_encoders_are_examined_by_default()
    {
        CommandRun run = await CommandRun.Of("encoders", "doctor", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        JsonElement[] rows = [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal([MultilingualE5.Name, MiniLM.Name], rows.Select(r => r.GetProperty("encoder").GetProperty("name").GetString()));
        Assert.All(rows, r => Assert.True(r.GetProperty("is_healthy").GetBoolean()));
        Assert.All(rows, r => Assert.Equal(1, r.GetProperty("worst_cosine").GetDouble(), 0.02));
    }

    [Fact]
    public async Task People_read_the_verdict_first()
    {
        CommandRun run = await CommandRun.Of("encoders", "doctor", "minilm");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("minilm: healthy; 16 of 16 texts with equal ids", run.Output, StringComparison.Ordinal);
        Assert.Contains("onnxruntime", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoder_that_is_not_healthy_ends_in_exit_code_1_with_what_to_do()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Edit("tokenizer.json", "\"lowercase\":true", "\"lowercase\":false");
        folder.Edit("tokenizer_config.json", "\"do_lower_case\": true", "\"do_lower_case\": false");
        CommandRun run = await CommandRun.Of("encoders", "doctor", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NOT HEALTHY", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAILURE tokenizer differs:", run.Output, StringComparison.Ordinal);
        Assert.Contains("What to do: Restore tokenizer.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_does_not_open_is_reported_too()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        File.Delete(folder.File("modules.json"));
        CommandRun run = await CommandRun.Of("encoders", "doctor", folder.Path, "--format", "json");
        Assert.Equal(1, run.ExitCode);
        JsonElement finding = JsonDocument.Parse(Assert.Single(run.OutputLines)).RootElement.GetProperty("findings")[0];
        Assert.Equal("cannot_open", finding.GetProperty("kind").GetString());
        Assert.Contains("--normalize", finding.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pinning_makes_a_folder_checkable()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        File.Delete(folder.File("golden.json"));
        string texts = folder.Write("texts.txt", "one text\nanother text\n");

        CommandRun unpinned = await CommandRun.Of("encoders", "doctor", folder.Path);
        Assert.Equal(0, unpinned.ExitCode);
        Assert.Contains("warning golden missing:", unpinned.Output, StringComparison.Ordinal);

        CommandRun pin = await CommandRun.Of("encoders", "pin", folder.Path, "--texts", texts);
        Assert.Equal((0, $"Written to {folder.File("golden.json")}.\n"), (pin.ExitCode, pin.Output));
        Assert.Equal(1, (await CommandRun.Of("encoders", "pin", folder.Path)).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("encoders", "pin", folder.Path, "--texts", texts, "--force")).ExitCode);

        CommandRun pinned = await CommandRun.Of("encoders", "doctor", folder.Path);
        Assert.Contains("healthy; 2 of 2 texts", pinned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embedded_encoders_are_not_pinned_and_unknown_ones_are_wrong_use()
    {
        CommandRun pin = await CommandRun.Of("encoders", "pin", "minilm", "--force");
        Assert.Equal(2, pin.ExitCode);
        Assert.Contains("copy", pin.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.Of("encoders", "doctor", "no-such-encoder")).ExitCode);
    }
}
