namespace TextTransfer.FineTuning.Numerics;

/// <summary>
/// The right factor of many products, its columns in panels that are read from the first value to the last: what a kernel
/// needs of it next is always beside what it read before. Immutable.
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int PanelWidth = 32;

    private readonly float[] panels;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="value">The value in a row and column.</param>
    public PackedMatrix(int rows, int columns, Func<int, int, float> value)
    {
        (Rows, Columns) = (rows, columns);
        PanelCount = (columns + PanelWidth - 1) / PanelWidth;
        panels = new float[PanelCount * rows * PanelWidth];
        for (int column = 0; column < columns; column++)
        {
            int at = (column / PanelWidth * rows * PanelWidth) + (column % PanelWidth);
            for (int row = 0; row < rows; row++, at += PanelWidth)
                panels[at] = value(row, column);
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public int PanelCount { get; }

    /// <summary>A panel [rows × <see cref="PanelWidth"/>], padded by zeros.</summary>
    public ReadOnlySpan<float> Panel(int index) => panels.AsSpan(index * Rows * PanelWidth, Rows * PanelWidth);
}
