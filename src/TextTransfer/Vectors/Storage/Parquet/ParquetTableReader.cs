using System.Globalization;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>Reads the columns of vectors from a Parquet file whose footer has been checked.</summary>
internal static class ParquetTableReader
{
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="VectorFileException">The file is whole, but not one of vectors.</exception>
    public static async Task<StoredVectors<T>> ReadAsync<T>(Stream stream, string file)
        where T : unmanaged
    {
        stream.Position = 0;
        ParquetReader reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            DataField embedding = FindEmbedding<T>(reader.Schema, file);
            DataField? id = FindScalar(reader.Schema, ParquetFormat.IdColumn);
            DataField? scale = typeof(T) == typeof(sbyte) ? FindScalar(reader.Schema, ParquetFormat.ScaleColumn) : null;
            VectorColumn<T> vectors = new(file);
            List<string> ids = [];
            List<float> scales = [];
            for (int g = 0; g < reader.RowGroupCount; g++)
            {
                using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                using (RawColumnData column = await ReadColumnAsync(stream, group, embedding).ConfigureAwait(false))
                    vectors.Add(column, embedding, group.RowCount);
                if (id is not null)
                    ids.AddRange(await ReadIdsAsync(stream, group, id, file).ConfigureAwait(false));
                if (scale is not null)
                {
                    using RawColumnData column = await ReadColumnAsync(stream, group, scale).ConfigureAwait(false);
                    scales.AddRange(((RawColumnData<float>)column).Values);
                }
            }

            VectorMetadata? metadata = reader.CustomMetadata.TryGetValue(ParquetFormat.MetadataKey, out string? json) ? VectorMetadata.Parse(json, file) : null;
            return vectors.ToStored(id is null ? null : ids, scale is null ? null : [.. scales], metadata);
        }
    }

    private static DataField FindEmbedding<T>(ParquetSchema schema, string file)
    {
        DataField field = schema.DataFields.FirstOrDefault(f => f.Path.FirstPart == ParquetFormat.EmbeddingColumn)
            ?? throw new VectorFileException(file, $"has no column '{ParquetFormat.EmbeddingColumn}', but {string.Join(", ", schema.Fields.Select(f => f.Name))}; give the column of vectors that name.");
        bool fits = field.ClrType == typeof(T) || (typeof(T) == typeof(float) && field.ClrType == typeof(double));
        if (field.MaxRepetitionLevel != 1 || !fits)
            throw new VectorFileException(file, $"its column '{ParquetFormat.EmbeddingColumn}' holds {(field.MaxRepetitionLevel == 0 ? "no lists, but " : "lists of ")}{field.ClrType.Name}, not lists of {StoredType.NameOf<T>()}; {Remedy(field)}");
        return field;
    }

    private static string Remedy(DataField field)
    {
        VectorPrecision? precision = field.MaxRepetitionLevel != 1 ? null
            : field.ClrType == typeof(sbyte) ? VectorPrecision.Int8
            : field.ClrType == typeof(byte) ? VectorPrecision.Binary
            : field.ClrType == typeof(float) || field.ClrType == typeof(double) ? VectorPrecision.Float
            : null;
        return precision is { } known ? $"read it with {StoredType.ReaderOf(known)}." : "a column of lists of float or double holds vectors.";
    }

    private static DataField? FindScalar(ParquetSchema schema, string name) =>
        schema.DataFields.FirstOrDefault(f => f.Path.Length == 1 && f.Name == name && f.MaxRepetitionLevel == 0);

    private static async Task<RawColumnData> ReadColumnAsync(Stream stream, ParquetRowGroupReader group, DataField field)
    {
        ParquetBounds.CheckChunk(stream, group.GetMetadata(field));
        return await group.ReadRawColumnDataBaseAsync(field, CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<string[]> ReadIdsAsync(Stream stream, ParquetRowGroupReader group, DataField field, string file)
    {
        using RawColumnData column = await ReadColumnAsync(stream, group, field).ConfigureAwait(false);
        string[] ids = column switch
        {
            RawColumnData<ReadOnlyMemory<char>> texts => Map(texts.Values, t => t.ToString()),
            RawColumnData<long> numbers => Map(numbers.Values, n => n.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<int> numbers => Map(numbers.Values, n => n.ToString(CultureInfo.InvariantCulture)),
            _ => throw new VectorFileException(file, $"its column '{ParquetFormat.IdColumn}' holds {field.ClrType.Name}; ids are strings or whole numbers."),
        };
        return ids.Length == group.RowCount ? ids : throw new VectorFileException(file, $"{group.RowCount - ids.Length} of its ids are missing; give all rows one, or leave out the column.");
    }

    private static string[] Map<T>(Span<T> values, Func<T, string> toText)
    {
        string[] texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = toText(values[i]);
        return texts;
    }
}
