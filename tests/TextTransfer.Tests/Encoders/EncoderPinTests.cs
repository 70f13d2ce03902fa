using System.Text.Json;

namespace TextTransfer.Tests.Encoders;

/// <summary>Pinning writes what the encoder gives, exactly, and nothing else changes.</summary>
public sealed class EncoderPinTests : IDisposable
{
    private readonly TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_pinned_is_healthy_and_has_the_same_fingerprint()
    {
        string[] texts = ["Two\nlines, \"quotes\" and \\ and \u0000.", "\ud800 alone", "", string.Join(' ', Enumerable.Repeat("market", 600))];
        string path = EncoderDoctor.Pin(folder.Path, texts, overwrite: true);

        Assert.Equal(folder.File("golden.json"), path);
        EncoderDiagnosis diagnosis = EncoderDoctor.Examine(folder.Path);
        Assert.Empty(diagnosis.Findings);
        Assert.Equal(1, diagnosis.WorstCosine!.Value, 1e-12);
        Assert.Equal(602, diagnosis.Texts[3].TokenCount);
        using OnnxTextEncoder embedded = MiniLM.Create();
        Assert.Equal(embedded.Info.Fingerprint, diagnosis.Encoder!.Fingerprint);
    }

    [Fact]
    public void Vectors_read_back_bit_for_bit()
    {
        EncoderDoctor.Pin(folder.Path, overwrite: true);
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(folder.File("golden.json")));
        using OnnxTextEncoder encoder = OnnxTextEncoder.Open(folder.Path);
        foreach (JsonElement text in golden.RootElement.GetProperty("texts").EnumerateArray())
        {
            float[] pinned = [.. text.GetProperty("vector").EnumerateArray().Select(v => v.GetSingle())];
            Assert.Equal(encoder.Encode(text.GetProperty("text").GetString()!).Vector.ToArray(), pinned);
        }
    }

    [Fact]
    public void Nothing_is_overwritten_unasked()
    {
        byte[] before = File.ReadAllBytes(folder.File("golden.json"));
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => EncoderDoctor.Pin(folder.Path));
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("golden.json")));
    }

    [Fact]
    public void Settings_that_no_file_states_are_pinned_and_named_when_they_are_missing()
    {
        File.Delete(folder.File("1_Pooling/config.json"));
        EncoderOptions options = new() { Pooling = PoolingMode.Cls };
        EncoderDoctor.Pin(folder.Path, ["one", "another"], options, overwrite: true);

        Assert.Empty(EncoderDoctor.Examine(folder.Path, options).Findings);
        EncoderFinding finding = Assert.Single(EncoderDoctor.Examine(folder.Path).Findings);
        Assert.Equal(EncoderFindingKind.CannotOpen, finding.Kind);
        Assert.Contains("pooling Cls", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_pin_is_refused() => Assert.Throws<ArgumentException>(() => EncoderDoctor.Pin(folder.Path, [], overwrite: true));
}
