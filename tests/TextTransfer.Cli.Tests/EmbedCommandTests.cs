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
    [InlineData("--max-tokens", "1048577")]
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

    [Theory]
    [InlineData("v.npy")]
    [InlineData("v.parquet")]
    [InlineData("v.jsonl")]
    public async Task A_file_holds_the_vectors_of_the_library_the_ids_of_a_table_and_the_encoder(string name)
    {
        using TemporaryFolder folder = new();
        string table = folder.Write("texts.csv", "id,title,text\na,Garden,Prune tomatoes in July\nb,,The ferry leaves at nine\n");
        CommandRun run = await CommandRun.Of("embed", table, "-e", "minilm", "-o", folder.File(name), "--no-cache");
        using OnnxTextEncoder encoder = MiniLM.Create();
        VectorSet read = VectorFile.Read(folder.File(name));

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(["a", "b"], read.Ids);
        Assert.Equal(encoder.Info.Fingerprint, read.Encoder?.Fingerprint);
        Assert.Equal(encoder.Encode("Garden\n\nPrune tomatoes in July").Vector.ToArray(), read[0].ToArray());
        Assert.Equal(encoder.Encode("The ferry leaves at nine").Vector.ToArray(), read[1].ToArray());
    }

    [Fact]
    public async Task Progress_is_shown_on_a_terminal_while_a_file_is_written()
    {
        using TemporaryFolder folder = new();
        using MemoryStream input = new(System.Text.Encoding.UTF8.GetBytes(Texts));
        await using StringWriter error = new();
        string path = folder.File("v.npy");
        int code = await CommandLine.RunAsync(["embed", "-e", "minilm", "-o", path], new(input, Stream.Null, error, IsErrorTerminal: true), TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        Assert.Contains("Embedding texts", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, VectorFile.Read(path).Count);
    }

    [Fact]
    public async Task A_file_of_fewer_bits_holds_what_the_library_makes_of_the_floats()
    {
        using TemporaryFolder folder = new();
        foreach (string precision in (string[])["float", "int8", "binary"])
            Assert.Equal(0, (await CommandRun.WithInput(Texts, "embed", "-e", "minilm", "--precision", precision, "-o", folder.File(precision + ".npy"))).ExitCode);

        VectorSet floats = VectorFile.Read(folder.File("float.npy"));
        Assert.Equal(Int8Vectors.Quantize(floats).Dequantize().Values.ToArray(), VectorFile.ReadInt8(folder.File("int8.npy")).Dequantize().Values.ToArray());
        Assert.Equal(BinaryVectors.Quantize(floats).ToSigns().Values.ToArray(), VectorFile.ReadBinary(folder.File("binary.npy")).ToSigns().Values.ToArray());
    }

    [Fact]
    public async Task No_texts_leave_no_file()
    {
        using TemporaryFolder folder = new();
        CommandRun run = await CommandRun.WithInput("", "embed", "-e", "minilm", "-o", folder.File("v.npy"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no vectors", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("--precision", "--precision", "int8")]
    [InlineData("--output", "-o", "v.txt")]
    [InlineData("--format", "-o", "v.npy", "--format", "f32")]
    [InlineData(".jsonl", "-o", "v.jsonl", "--precision", "int8")]
    public async Task What_does_not_go_together_is_wrong_use(string named, params string[] options)
    {
        CommandRun run = await CommandRun.WithInput("hello", ["embed", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }
}
