using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace TextTransfer.Tests.Vectors;

public sealed class ParquetVectorFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Columns_levels_and_metadata_are_as_other_readers_expect_them()
    {
        VectorSet vectors = VectorSamples.Create(5, 3, seed: 1, VectorSamples.Ids(5), VectorSamples.Encoder(3));
        VectorFile.Write(folder.File("v.parquet"), vectors);

        await using ParquetReader reader = await ParquetReader.CreateAsync(folder.File("v.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["id", "embedding/list/element"], reader.Schema.DataFields.Select(f => f.Path.ToString()));
        Assert.Contains(new string('a', 64), reader.CustomMetadata["texttransfer.vectors"], StringComparison.Ordinal);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        using RawColumnData<float> column = (RawColumnData<float>)await group.ReadRawColumnDataBaseAsync(reader.Schema.DataFields[1], TestContext.Current.CancellationToken);
        Assert.Equal(5, group.RowCount);
        Assert.Equal(vectors.Values.ToArray(), column.Values.ToArray());
        Assert.Equal(Enumerable.Range(0, 15).Select(i => i % 3 == 0 ? 0 : 1), column.RepetitionLevels.ToArray());
    }

    [Fact]
    public async Task Lists_of_double_and_whole_numbers_as_ids_are_read()
    {
        DataField<long> id = new("id");
        DataField<double> element = new("item", true);
        await WriteAsync(new ParquetSchema(id, new ListField("embedding", element)), async group =>
        {
            await group.WriteAsync<long>(id, new long[] { 7, 8 });
            await group.WriteAllPartsAsync<double>(element, new[] { 1, 2, 3, 4.5 }, Enumerable.Repeat(element.MaxDefinitionLevel, 4).ToArray(), new[] { 0, 1, 0, 1 }, TestContext.Current.CancellationToken);
        });
        VectorSet read = VectorFile.Read(folder.File("v.parquet"));
        Assert.Equal([1, 2, 3, 4.5f], read.Values.ToArray());
        Assert.Equal(["7", "8"], read.Ids);
        Assert.Null(read.Encoder);
    }

    [Theory]
    [InlineData(new[] { 1f, 2, 3 }, new[] { 0, 1, 0 }, false, "row 1 (from 0) has 1 values")]
    [InlineData(new[] { 1f, 2, float.NaN, 3 }, new[] { 0, 1, 0, 1 }, false, "row 1 (from 0) has the value NaN")]
    [InlineData(new[] { 1f, 2, 3 }, new[] { 0, 1, 0, 1 }, true, "row 1 (from 0) has no vector, or a value of it is missing")]
    public async Task Rows_that_are_no_vectors_are_refused_by_their_number(float[] values, int[] repetition, bool lastIsMissing, string reason)
    {
        DataField<float> element = new("element", true);
        await WriteAsync(new ParquetSchema(new ListField("embedding", element)), async group =>
        {
            int[] definition = [.. Enumerable.Repeat(element.MaxDefinitionLevel, repetition.Length)];
            definition[^1] -= lastIsMissing ? 1 : 0;
            await group.WriteAllPartsAsync<float>(element, values, definition, repetition, TestContext.Current.CancellationToken);
        });
        AssertRefused(reason);
    }

    [Fact]
    public async Task A_column_of_another_name_or_kind_is_refused()
    {
        DataField<float> scalar = new("embedding");
        await WriteAsync(new ParquetSchema(scalar), group => group.WriteAsync<float>(scalar, new[] { 1f }));
        AssertRefused("no lists, but Single");
        DataField<float> other = new("vector");
        await WriteAsync(new ParquetSchema(other), group => group.WriteAsync<float>(other, new[] { 1f }));
        AssertRefused("has no column 'embedding', but vector");
    }

    [Fact]
    public void Any_cut_and_any_wrong_byte_is_refused_or_read_and_never_hangs_or_crashes()
    {
        VectorFile.Write(folder.File("whole.parquet"), VectorSamples.Create(3, 2, seed: 2, ["a", "b", "c"], VectorSamples.Encoder(2)));
        byte[] whole = File.ReadAllBytes(folder.File("whole.parquet"));
        for (int length = 0; length < whole.Length; length += 7)
            Assert.IsType<VectorFileException>(ReadInTime(whole[..length]));
        for (int at = 0; at < whole.Length; at++)
        {
            foreach (byte flip in (byte[])[0x10, 0x81])
            {
                byte[] wrong = [.. whole];
                wrong[at] ^= flip;
                Exception? e = ReadInTime(wrong);
                Assert.True(e is null or VectorFileException, $"byte {at} ^ {flip}: {e}");
            }
        }
    }

    [Theory]
    [InlineData(0x1C)]
    [InlineData(0x19)]
    public void A_footer_nested_without_end_is_refused(byte head)
    {
        byte[] footer = [.. Enumerable.Repeat(head, 1_000_000)];
        Assert.IsType<VectorFileException>(ReadInTime([.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8]));
    }

    public void Dispose() => folder.Dispose();

    private async Task WriteAsync(ParquetSchema schema, Func<ParquetRowGroupWriter, Task> write)
    {
        await using FileStream stream = File.Create(folder.File("v.parquet"));
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await write(group);
    }

    private void AssertRefused(string reason)
    {
        string path = folder.File("v.parquet");
        VectorFileException e = Assert.Throws<VectorFileException>(() => VectorFile.Read(path));
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    /// <summary>What reading throws, on a thread of its own so that a reader that never comes back fails the test.</summary>
    private Exception? ReadInTime(byte[] content)
    {
        string path = folder.Write("v.parquet", content);
        Exception? error = null;
        Thread reader = new(() => error = Record.Exception(() => VectorFile.Read(path))) { IsBackground = true };
        reader.Start();
        Assert.True(reader.Join(TimeSpan.FromSeconds(20)), $"reading hangs: {Convert.ToHexString(content)}");
        return error;
    }
}
