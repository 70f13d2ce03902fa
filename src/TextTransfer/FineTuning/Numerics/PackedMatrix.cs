namespace TextTransfer.FineTuning.Numerics;

/// <summary>
/// The right factor of products, its columns in panels that are read from the first value to the last: what a kernel needs of it
/// next is always beside what it read before. Once packed, for any number of threads.
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int PanelWidth = 32;

    private readonly GrowingBuffer panels = new();

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public static PackedMatrix Of(MatrixView source)
    {
        PackedMatrix packed = new();
        packed.Pack(source);
        return packed;
    }

    /// <summary>Takes the place of what was packed before.</summary>
    public void Pack(MatrixView source)
    {
        (Rows, Columns) = (source.Rows, source.Columns);
        Span<float> target = panels.Resize((Columns + PanelWidth - 1) / PanelWidth * Rows * PanelWidth);
        for (int column = 0; column < Columns; column += PanelWidth)
            Pack(source, column, target.Slice(column * Rows, Rows * PanelWidth));
    }

    /// <summary>Packs one panel [rows × <see cref="PanelWidth"/>], padded by zeros.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="first">The panel's first column.</param>
    /// <param name="panel">Receives it.</param>
    public static void Pack(MatrixView source, int first, Span<float> panel)
    {
        int width = Math.Min(PanelWidth, source.Columns - first);
        if (width < PanelWidth)
            panel.Clear();
        ReadOnlySpan<float> values = source.Values[(first * source.ColumnStride)..];
        if (source.ColumnStride == 1)
        {
            for (int row = 0; row < source.Rows; row++)
                values.Slice(row * source.RowStride, width).CopyTo(panel[(row * PanelWidth)..]);
            return;
        }

        for (int column = 0; column < width; column++)
        {
            for (int row = 0; row < source.Rows; row++)
                panel[(row * PanelWidth) + column] = values[(column * source.ColumnStride) + (row * source.RowStride)];
        }
    }

    /// <summary>The panel that begins with a column [rows × <see cref="PanelWidth"/>].</summary>
    public ReadOnlySpan<float> Panel(int first) => panels.Span.Slice(first * Rows, Rows * PanelWidth);
}
