using Parquet;
using Parquet.Schema;

namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>Writes rows into a Parquet file, one row group after another.</summary>
internal static class ParquetTableWriter
{
    /// <summary>Values of one row group: 4 MB of floats.</summary>
    private const int GroupValues = 1 << 20;

    public static async Task WriteAsync<T>(Stream stream, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged
    {
        using IEnumerator<StoredRow<T>> source = rows.GetEnumerator();
        if (!source.MoveNext())
            return;

        StoredRow<T> first = source.Current;
        (bool hasIds, bool hasScales, int width) = (first.Id is not null, typeof(T) == typeof(sbyte), first.Values.Length);
        var element = new DataField<T>("element", false);
        var id = new DataField<string>(ParquetFormat.IdColumn, false);
        var scale = new DataField<float>(ParquetFormat.ScaleColumn, false);
        var schema = new ParquetSchema([.. hasIds ? [id] : Array.Empty<Field>(), new ListField(ParquetFormat.EmbeddingColumn, element), .. hasScales ? [scale] : Array.Empty<Field>()]);

        ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, new ParquetOptions
        {
            CompressionMethod = CompressionMethod.Zstd,
            CompressionLevel = System.IO.Compression.CompressionLevel.Fastest,
        }).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string> { [ParquetFormat.MetadataKey] = metadata(width).ToJson() };
            int groupRows = Math.Max(1, GroupValues / width);
            List<StoredRow<T>> group = new(groupRows) { first };
            while (source.MoveNext())
            {
                if (group.Count == groupRows)
                {
                    await WriteGroupAsync().ConfigureAwait(false);
                    group.Clear();
                }

                group.Add(source.Current);
            }

            await WriteGroupAsync().ConfigureAwait(false);

            async Task WriteGroupAsync()
            {
                using ParquetRowGroupWriter target = writer.CreateRowGroup();
                if (hasIds)
                    await target.WriteAsync(id, [.. group.Select(r => r.Id!)]).ConfigureAwait(false);
                await WriteVectorsAsync(target, element, group, width).ConfigureAwait(false);
                if (hasScales)
                    await target.WriteAsync<float>(scale, group.Select(r => r.Scale).ToArray()).ConfigureAwait(false);
                target.CompleteValidate();
            }
        }
    }

    private static async Task WriteVectorsAsync<T>(ParquetRowGroupWriter target, DataField element, List<StoredRow<T>> group, int width)
        where T : unmanaged
    {
        T[] values = new T[group.Count * width];
        int[] repetition = new int[values.Length];
        for (int i = 0; i < group.Count; i++)
        {
            group[i].Values.CopyTo(values.AsMemory(i * width));
            repetition.AsSpan((i * width) + 1, width - 1).Fill(1); // 0 begins a list, 1 goes on with it.
        }

        int[] definition = new int[values.Length];
        definition.AsSpan().Fill(element.MaxDefinitionLevel); // Neither a list nor an element is missing.
        await target.WriteAllPartsAsync<T>(element, values, definition, repetition, CancellationToken.None).ConfigureAwait(false);
    }
}
