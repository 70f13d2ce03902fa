namespace TextTransfer.Classification.Numerics;

/// <summary>
/// Values [rows × columns], row by row. In memory each row is filled up with zeros to a length at which
/// <see cref="BlockProducts"/> needs no remainder.
/// </summary>
internal sealed class Matrix(int rows, int columns)
{
    private readonly double[] values = new double[checked(rows * BlockProducts.PaddedWidth(columns))];

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>How far the beginnings of two rows are apart in <see cref="Values"/>, at least the columns.</summary>
    public int Stride { get; } = BlockProducts.PaddedWidth(columns);

    /// <summary>All rows with their zeros [rows × stride].</summary>
    public ReadOnlyMemory<double> Values => values;

    public Span<double> Row(int index) => values.AsSpan(index * Stride, Columns);
}
