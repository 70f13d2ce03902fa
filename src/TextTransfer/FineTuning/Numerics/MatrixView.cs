namespace TextTransfer.FineTuning.Numerics;

/// <summary>A matrix among other numbers: its rows, and the values of a row, are any distance apart.</summary>
internal readonly ref struct MatrixView
{
    /// <summary>Rows one after another.</summary>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, columns)
    {
    }

    /// <param name="values">The numbers, from the first of the matrix on.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rowStride">From a value to that below it.</param>
    /// <param name="columnStride">From a value to the next of its row.</param>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, ((rows - 1) * rowStride) + ((columns - 1) * columnStride) + 1);
        Values = values;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    public ReadOnlySpan<float> Values { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int RowStride { get; }

    public int ColumnStride { get; }

    public MatrixView Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);
}
