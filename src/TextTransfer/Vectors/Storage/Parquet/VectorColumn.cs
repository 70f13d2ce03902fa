using Parquet.Data;
using Parquet.Schema;

namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>The column of vectors, put together from row groups; all lists must be of one length.</summary>
internal sealed class VectorColumn<T>(string file)
    where T : unmanaged
{
    private readonly List<T> values = [];
    private int width;
    private long rows;

    /// <summary>Adds the lists of a row group.</summary>
    /// <param name="column">Its values and levels: repetition level 0 begins a list; a definition level below the highest means that something is missing.</param>
    /// <param name="field">The field of the elements.</param>
    /// <param name="rowCount">The rows the group should have.</param>
    public void Add(RawColumnData column, DataField field, long rowCount)
    {
        ReadOnlySpan<int> repetition = column.RepetitionLevels;
        ReadOnlySpan<int> definition = field.MaxDefinitionLevel > 0 ? column.DefinitionLevels : [];
        long start = rows;
        int length = 0;
        for (int i = 0; i < repetition.Length; i++)
        {
            if (repetition[i] == 0)
            {
                if (i > 0)
                    EndRow(length);
                length = 0;
            }

            length++;
            if (!definition.IsEmpty && definition[i] < field.MaxDefinitionLevel)
                throw Wrong(rows, "has no vector, or a value of it is missing; leave out the row.");
        }

        if (repetition.Length > 0)
            EndRow(length);
        if (rows - start != rowCount)
            throw new InvalidDataException($"a row group states {rowCount} rows and holds {rows - start}");
        Append(column, repetition.Length);
    }

    public StoredVectors<T> ToStored(IReadOnlyList<string>? ids, float[]? scales, VectorMetadata? metadata) => rows == 0
        ? throw new VectorFileException(file, "holds no vectors.")
        : new([.. values], width, ids, scales, metadata);

    private void EndRow(int length)
    {
        if (rows == 0)
            width = length;
        if (length != width)
            throw Wrong(rows, $"has {length} values, those above it have {width}; one encoder gives vectors of one length.");
        rows++;
    }

    private void Append(RawColumnData column, int count)
    {
        int found = column is RawColumnData<double> doubles ? doubles.Values.Length : ((RawColumnData<T>)column).Values.Length;
        if (found != count)
            throw new InvalidDataException($"a row group states {count} values and holds {found}");
        if (values.Count > Array.MaxLength - count)
            throw new VectorFileException(file, $"holds more than the {Array.MaxLength} values that are read at once; split it.");

        for (int i = 0; i < count; i++)
        {
            T value = column is RawColumnData<double> wide ? (T)(object)(float)wide.Values[i] : ((RawColumnData<T>)column).Values[i];
            if (value is float number && !float.IsFinite(number))
                throw Wrong(values.Count / width, $"has the value {number} or one out of the range of 32-bit floats at {values.Count % width} (from 0); leave out or mend the texts whose vectors are not finite.");
            values.Add(value);
        }
    }

    private VectorFileException Wrong(long row, string problem) => new(file, $"row {row} (from 0) {problem}");
}
