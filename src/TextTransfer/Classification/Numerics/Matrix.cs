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

    /// <summary>A row with its zeros [stride].</summary>
    public ReadOnlySpan<double> PaddedRow(int index) => values.AsSpan(index * Stride, Stride);

    /// <summary>These values with columns left out at the end, or added there as zeros.</summary>
    public Matrix WithColumns(int columns)
    {
        if (columns == Columns)
            return this;
        var result = new Matrix(Rows, columns);
        int common = Math.Min(Columns, columns);
        for (int i = 0; i < Rows; i++)
            Row(i)[..common].CopyTo(result.Row(i));
        return result;
    }

    /// <summary>The inner product of the beginning of every row with a vector.</summary>
    /// <param name="vector">A <see cref="BlockProducts.PaddedWidth"/> of values, at most the stride.</param>
    /// <param name="products">Receives them [rows].</param>
    public void MultiplyRows(ReadOnlySpan<double> vector, Span<double> products)
    {
        Span<int> offsets = stackalloc int[BlockProducts.BlockRows];
        for (int start = 0; start < Rows; start += offsets.Length)
        {
            Span<int> block = offsets[..Math.Min(offsets.Length, Rows - start)];
            for (int i = 0; i < block.Length; i++)
                block[i] = (start + i) * Stride;
            BlockProducts.Scores(values, block, vector.Length, vector, 1, products[start..]);
        }
    }
}
