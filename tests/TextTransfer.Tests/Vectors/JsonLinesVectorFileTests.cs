namespace TextTransfer.Tests.Vectors;

public sealed class JsonLinesVectorFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Bare_arrays_and_objects_with_other_properties_are_read()
    {
        Assert.Equal([1, 2, 3, -4e-5f], VectorFile.Read(folder.Write("a.jsonl", "[1,2]\n\n[3.0, -4e-5]")).Values.ToArray());
        VectorSet read = VectorFile.Read(folder.Write("b.jsonl", "\uFEFF{\"text\": {\"embedding\": [9]}, \"embedding\": [1, 2], \"id\": 7}\r\n{\"id\": \"x\", \"embedding\": [3, 4]}\n"));
        Assert.Equal([1, 2, 3, 4], read.Values.ToArray());
        Assert.Equal(["7", "x"], read.Ids);
    }

    [Fact]
    public void Without_ids_a_line_is_the_bare_array_and_with_ids_an_object()
    {
        VectorFile.Write(folder.File("v.jsonl"), new VectorSet(new[] { 0.5f, -1, 2, 0 }, 2));
        Assert.Equal("[0.5,-1]\n[2,0]\n", File.ReadAllText(folder.File("v.jsonl")));
        VectorFile.Write(folder.File("v.jsonl"), new VectorSet(new[] { 0.5f, -1 }, 2, ["a"]));
        Assert.Equal("{\"id\":\"a\",\"embedding\":[0.5,-1]}\n", File.ReadAllText(folder.File("v.jsonl")));
    }

    [Theory]
    [InlineData("[1,2]\n[1]", 2, "1 values")]
    [InlineData("[1,2]\n\n[]", 3, "empty")]
    [InlineData("[1,1e39]", 1, "1e39")]
    [InlineData("[1,NaN]", 1, "valid JSON")]
    [InlineData("[1,null]", 1, "Null")]
    [InlineData("[1,\"2\"]", 1, "String")]
    [InlineData("[1,[2]]", 1, "StartArray")]
    [InlineData("[1,2", 1, "valid JSON")]
    [InlineData("[1,2] [3,4]", 1, "valid JSON")]
    [InlineData("7", 1, "Number")]
    [InlineData("{\"id\": \"a\"}", 1, "\"embedding\"")]
    [InlineData("{\"embedding\": 1}", 1, "Number")]
    [InlineData("{\"embedding\": [1], \"id\": [1]}", 1, "\"id\"")]
    [InlineData("{\"embedding\": [1], \"id\": \"\\ud800\"}", 1, "Unicode")]
    [InlineData("{\"embedding\": [1], \"id\": 1}\n[1]", 2, "no id")]
    [InlineData("[1]\n{\"embedding\": [1], \"id\": 1}", 2, "'1'")]
    [InlineData("", null, "no vectors")]
    public void What_is_no_vector_is_refused_with_line_and_reason(string content, int? line, string reason)
    {
        string path = folder.Write("v.jsonl", content);
        VectorFileException e = Assert.Throws<VectorFileException>(() => VectorFile.Read(path));
        Assert.Equal(line, e.Line);
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_and_a_depth_without_end_are_refused()
    {
        Assert.Throws<VectorFileException>(() => VectorFile.Read(folder.Write("v.jsonl", [.. "[1]\n{\"id\":\""u8, 0xFF, .. "\",\"embedding\":[1]}"u8])));
        Assert.Throws<VectorFileException>(() => VectorFile.Read(folder.Write("v.jsonl", "{\"x\":" + new string('[', 100_000))));
    }

    [Fact]
    public void Codes_are_refused() =>
        Assert.Throws<VectorFileException>(() => VectorFile.Write(folder.File("v.jsonl"), Int8Vectors.Quantize(VectorSamples.Create(2, 4, seed: 1))));

    public void Dispose() => folder.Dispose();
}
