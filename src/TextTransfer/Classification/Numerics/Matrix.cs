namespace TextTransfer.Classification.Numerics;

/// <summary>Values [rows × columns], row by row.</summary>
internal sealed class Matrix(int rows, int columns)
{
    private readonly double[] values = new double[(long)rows * columns];

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public Span<double> Row(int index) => values.AsSpan(index * Columns, Columns);
}
