using System.Text.Json;

namespace TextTransfer.Tests.Vectors;

public sealed class VectorFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Formats => ["v.npy", "v.parquet", "v.jsonl"];

    public static TheoryData<string> QuantisedFormats => ["v.npy", "v.parquet"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Floats_come_back_to_the_bit_with_ids_and_encoder(string name)
    {
        VectorSet written = VectorSamples.Create(3000, 384, seed: 1, VectorSamples.Ids(3000), VectorSamples.Encoder(384)); // More than one Parquet row group.
        VectorFile.Write(folder.File(name), written);
        AssertEqual(written, VectorFile.Read(folder.File(name)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Floats_alone_need_no_file_beside_them(string name)
    {
        VectorSet written = new(new[] { 0f, -0f, float.Epsilon, float.MaxValue, 1 / 3f, -1e-20f }, dimension: 2);
        VectorFile.Write(folder.File(name), written);
        AssertEqual(written, VectorFile.Read(folder.File(name)));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [MemberData(nameof(QuantisedFormats))]
    public void Codes_come_back_with_scales_ids_and_encoder(string name)
    {
        Int8Vectors written = Int8Vectors.Quantize(VectorSamples.Create(20, 13, seed: 2, VectorSamples.Ids(20), VectorSamples.Encoder(13)));
        VectorFile.Write(folder.File(name), written);
        Int8Vectors read = VectorFile.ReadInt8(folder.File(name));
        AssertEqual(written.Dequantize(), read.Dequantize());
        Assert.Equal(written.Scales.ToArray(), read.Scales.ToArray());
    }

    [Theory]
    [MemberData(nameof(QuantisedFormats))]
    public void Bits_come_back_with_mean_ids_and_encoder(string name)
    {
        BinaryVectors written = BinaryVectors.Quantize(VectorSamples.Create(20, 13, seed: 3, VectorSamples.Ids(20), VectorSamples.Encoder(13)));
        VectorFile.Write(folder.File(name), written);
        BinaryVectors read = VectorFile.ReadBinary(folder.File(name));
        AssertEqual(written.ToSigns(), read.ToSigns());
        Assert.Equal(written.Mean.ToArray(), read.Mean.ToArray());
        Assert.Equivalent(written.Encoder, read.Encoder, strict: true);
    }

    [Theory]
    [MemberData(nameof(QuantisedFormats))]
    public void Rows_quantised_as_they_come_are_those_quantised_at_once(string name)
    {
        VectorSet vectors = VectorSamples.Create(50, 24, seed: 4, VectorSamples.Ids(50), VectorSamples.Encoder(24));
        IEnumerable<VectorRow> rows = Enumerable.Range(0, 50).Select(i => new VectorRow(vectors[i].ToArray(), vectors.Ids![i]));
        VectorFile.Write(folder.File(name), rows, vectors.Encoder, VectorPrecision.Int8);
        AssertEqual(Int8Vectors.Quantize(vectors).Dequantize(), VectorFile.ReadInt8(folder.File(name)).Dequantize());
        VectorFile.Write(folder.File(name), rows, vectors.Encoder, VectorPrecision.Binary);
        AssertEqual(BinaryVectors.Quantize(vectors).ToSigns(), VectorFile.ReadBinary(folder.File(name)).ToSigns());
    }

    [Fact]
    public void A_description_of_other_vectors_is_refused_and_a_new_file_takes_the_old_one_away()
    {
        string path = folder.File("v.npy");
        VectorFile.Write(path, VectorSamples.Create(4, 8, seed: 5, encoder: VectorSamples.Encoder(8)));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        VectorFileException e = Assert.Throws<VectorFileException>(() => VectorFile.Read(path));
        Assert.StartsWith(path + ".json: ", e.Message, StringComparison.Ordinal);

        VectorFile.Write(path, VectorSamples.Create(4, 8, seed: 5));
        Assert.Null(VectorFile.Read(path).Encoder);
    }

    [Fact]
    public void When_the_source_of_rows_fails_the_file_that_was_there_stays()
    {
        string path = folder.File("v.npy");
        VectorSet before = VectorSamples.Create(2, 4, seed: 6, encoder: VectorSamples.Encoder(4));
        VectorFile.Write(path, before);
        Assert.Throws<OperationCanceledException>(() => VectorFile.Write(path, Failing(), encoder: null, VectorPrecision.Float));
        AssertEqual(before, VectorFile.Read(path));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);

        static IEnumerable<VectorRow> Failing()
        {
            yield return new(new float[4]);
            throw new OperationCanceledException();
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Rows_that_do_not_fit_together_are_refused_by_their_number(string name)
    {
        VectorRow good = new(new[] { 1f, 2f });
        foreach (VectorRow bad in (VectorRow[])[new(new[] { 1f }), new(default), new(new[] { 1f, float.NaN }), good with { Id = "1" }])
        {
            VectorFileException e = Assert.Throws<VectorFileException>(() => VectorFile.Write(folder.File(name), [good, bad], encoder: null, VectorPrecision.Float));
            Assert.Contains("vector 1 (from 0)", e.Message, StringComparison.Ordinal);
        }

        Assert.Throws<VectorFileException>(() => VectorFile.Write(folder.File(name), [], encoder: null, VectorPrecision.Float));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [MemberData(nameof(QuantisedFormats))]
    public void A_file_of_another_precision_is_refused_with_the_method_that_reads_it(string name)
    {
        VectorSet vectors = VectorSamples.Create(4, 8, seed: 7, encoder: VectorSamples.Encoder(8));
        VectorFile.Write(folder.File(name), Int8Vectors.Quantize(vectors));
        Assert.Contains(nameof(VectorFile.ReadInt8), Assert.Throws<VectorFileException>(() => VectorFile.Read(folder.File(name))).Message, StringComparison.Ordinal);
        VectorFile.Write(folder.File(name), BinaryVectors.Quantize(vectors));
        Assert.Contains(nameof(VectorFile.ReadBinary), Assert.Throws<VectorFileException>(() => VectorFile.ReadInt8(folder.File(name))).Message, StringComparison.Ordinal);
        VectorFile.Write(folder.File(name), vectors);
        Assert.Contains(nameof(VectorFile.Read), Assert.Throws<VectorFileException>(() => VectorFile.ReadBinary(folder.File(name))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v.txt")]
    [InlineData("v")]
    public void An_unknown_extension_is_refused(string name) =>
        Assert.Contains(".npy, .parquet or .jsonl", Assert.Throws<VectorFileException>(() => VectorFile.Read(folder.File(name))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_description_beside_a_file_is_json_that_names_the_fingerprint()
    {
        VectorFile.Write(folder.File("v.npy"), VectorSamples.Create(2, 4, seed: 8, ["a", "b"], VectorSamples.Encoder(4)));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder.File("v.npy.json")));
        Assert.Equal(new string('a', 64), json.RootElement.GetProperty("vectors").GetProperty("encoder").GetProperty("fingerprint").GetString());
    }

    public void Dispose() => folder.Dispose();

    private static void AssertEqual(VectorSet expected, VectorSet actual)
    {
        Assert.Equal(expected.Dimension, actual.Dimension);
        Assert.Equal(expected.Values.ToArray().Select(BitConverter.SingleToInt32Bits), actual.Values.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(expected.Ids, actual.Ids);
        Assert.Equivalent(expected.Encoder, actual.Encoder, strict: true);
    }
}
