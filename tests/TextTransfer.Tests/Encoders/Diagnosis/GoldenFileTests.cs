using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer.Tests.Encoders.Diagnosis;

/// <summary>What is wrong in golden.json is named with its place.</summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("\"vector\": [", "\"vector\": [true,", "line 61, ", "$.texts[0].vector")]
    [InlineData("\"vector\": [", "\"vector\": [1e99,", "line 61, ", "$.texts[0].vector")]
    [InlineData("\"vector\": [", "\"vector\": [0,", "", "texts[0].vector has 385 values")]
    [InlineData("\"dimension\": 384,", "", "", "dimension")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "", "schema version is 2")]
    [InlineData("texttransfer-golden", "tensor-gilded", "", "format is 'tensor-gilded'")]
    [InlineData("\"longTexts\"", "longTexts", "line 10, byte 5", "")]
    [InlineData("\"Mean\"", "null", "line 6, ", "$.settings.pooling")]
    [InlineData("\"texts\": [", "\"texts\": [null,", "", "texts[0]")]
    [InlineData("\"files\": [", "\"files\": [null,", "", "files[0]")]
    [InlineData("{", "", "line 1, byte 1", "")]
    public void Damage_is_named_with_its_place(string part, string replacement, string place, string mention)
    {
        using TemporaryFolder folder = new();
        string golden = File.ReadAllText(Path.Combine(MiniLM.Folder, GoldenFile.Name));
        string path = folder.Write(GoldenFile.Name, part == "{" ? "" : golden.Replace(part, replacement, StringComparison.Ordinal));

        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => GoldenFile.Read(folder.Path));

        Assert.Equal(path, error.FileName);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }
}
