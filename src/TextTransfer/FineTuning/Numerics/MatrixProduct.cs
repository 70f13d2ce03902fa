using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TextTransfer.FineTuning.Numerics;

/// <summary>
/// Products of matrices in single precision on one thread: eight rows by one panel of columns are kept in registers while the
/// common dimension is run through (Goto and van de Geijn, Anatomy of high-performance matrix multiplication, 2008). The
/// matrices of an encoder are small enough that panels stay in the second cache without further blocking.
/// </summary>
internal static class MatrixProduct
{
    private const int RowBlock = 8;
    private const int Width = PackedMatrix.PanelWidth;

    /// <summary>target = left · right, or target + left · right.</summary>
    /// <param name="left">The left factor [rows × right.Rows].</param>
    /// <param name="right">The right factor.</param>
    /// <param name="target">Receives the product [rows × right.Columns].</param>
    /// <param name="stride">From a row of the target to the next.</param>
    /// <param name="isAdded">Whether it is added to what stands there.</param>
    public static void Multiply(MatrixView left, PackedMatrix right, Span<float> target, int stride, bool isAdded = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Columns, right.Rows);
        for (int column = 0; column < right.Columns; column += Width)
            Panel(left, right.Panel(column), Width, Math.Min(Width, right.Columns - column), target[column..], stride, isAdded);
    }

    /// <summary>The same, the right factor read where it stands: for one that few rows are multiplied by, packing costs more than it brings.</summary>
    public static void Multiply(MatrixView left, MatrixView right, Span<float> target, int stride, bool isAdded = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Columns, right.Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.ColumnStride, 1);
        int whole = right.Columns / Width * Width, rest = right.Columns - whole;
        for (int column = 0; column < whole; column += Width)
            Panel(left, right.Values[column..], right.RowStride, Width, target[column..], stride, isAdded);
        if (rest == 0)
            return;

        float[] panel = ArrayPool<float>.Shared.Rent(right.Rows * Width);
        PackedMatrix.Pack(right, whole, panel.AsSpan(0, right.Rows * Width));
        Panel(left, panel, Width, rest, target[whole..], stride, isAdded);
        ArrayPool<float>.Shared.Return(panel);
    }

    private static void Panel(MatrixView left, ReadOnlySpan<float> panel, int panelStride, int width, Span<float> target, int stride, bool isAdded)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panel.Length, ((left.Columns - 1) * panelStride) + Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, ((left.Rows - 1) * stride) + width);
        Span<float> tile = stackalloc float[RowBlock * Width];
        ref float b = ref MemoryMarshal.GetReference(panel);
        for (int row = 0; row < left.Rows; row += RowBlock)
        {
            int rows = Math.Min(RowBlock, left.Rows - row);
            LeftRows a = new(left, row, rows);
            Span<float> at = target[(row * stride)..];
            if (rows == RowBlock && width == Width)
            {
                Tile(a, ref b, panelStride, ref MemoryMarshal.GetReference(at), stride, isAdded);
                continue;
            }

            Tile(a, ref b, panelStride, ref MemoryMarshal.GetReference(tile), Width, isAdded: false);
            for (int r = 0; r < rows; r++)
            {
                Span<float> to = at.Slice(r * stride, width), from = tile.Slice(r * Width, width);
                if (isAdded)
                    TensorPrimitives.Add(to, from, to);
                else
                    from.CopyTo(to);
            }
        }
    }

    private static void Tile(LeftRows a, ref float b, int panelStride, ref float c, int stride, bool isAdded)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            EightRows(a, ref b, panelStride, ref c, stride, isAdded);
            return;
        }

        for (int half = 0; half < Width; half += Width / 2)
        {
            FourRows(a, 0, ref Unsafe.Add(ref b, half), panelStride, ref Unsafe.Add(ref c, half), stride, isAdded);
            FourRows(a, 4, ref Unsafe.Add(ref b, half), panelStride, ref Unsafe.Add(ref c, (4 * stride) + half), stride, isAdded);
        }
    }

    /// <summary>A block of rows of the left factor; those that it lacks repeat the last.</summary>
    private readonly ref struct LeftRows
    {
        private readonly ref float first;
        private readonly int rowStride, last;

        public LeftRows(MatrixView left, int row, int rows)
        {
            first = ref Unsafe.AsRef(in left.Values[row * left.RowStride]);
            (rowStride, last, Depth, Step) = (left.RowStride, rows - 1, left.Columns, left.ColumnStride);
        }

        public int Depth { get; }

        public int Step { get; }

        public ref float this[int row] => ref Unsafe.Add(ref first, (nint)Math.Min(row, last) * rowStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(LeftRows a, ref float b, int panelStride, ref float c, int stride, bool isAdded)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        ref float a0 = ref a[0], a1 = ref a[1], a2 = ref a[2], a3 = ref a[3], a4 = ref a[4], a5 = ref a[5], a6 = ref a[6], a7 = ref a[7];
        nint step = a.Step, end = a.Depth * step;
        for (nint k = 0; k < end; k += step)
        {
            Vector512<float> b0 = Vector512.LoadUnsafe(ref b), b1 = Vector512.LoadUnsafe(ref b, Width / 2);
            b = ref Unsafe.Add(ref b, panelStride);
            Vector512<float> x = Vector512.Create(Unsafe.Add(ref a0, k));
            (c00, c01) = (Vector512.FusedMultiplyAdd(x, b0, c00), Vector512.FusedMultiplyAdd(x, b1, c01));
            x = Vector512.Create(Unsafe.Add(ref a1, k));
            (c10, c11) = (Vector512.FusedMultiplyAdd(x, b0, c10), Vector512.FusedMultiplyAdd(x, b1, c11));
            x = Vector512.Create(Unsafe.Add(ref a2, k));
            (c20, c21) = (Vector512.FusedMultiplyAdd(x, b0, c20), Vector512.FusedMultiplyAdd(x, b1, c21));
            x = Vector512.Create(Unsafe.Add(ref a3, k));
            (c30, c31) = (Vector512.FusedMultiplyAdd(x, b0, c30), Vector512.FusedMultiplyAdd(x, b1, c31));
            x = Vector512.Create(Unsafe.Add(ref a4, k));
            (c40, c41) = (Vector512.FusedMultiplyAdd(x, b0, c40), Vector512.FusedMultiplyAdd(x, b1, c41));
            x = Vector512.Create(Unsafe.Add(ref a5, k));
            (c50, c51) = (Vector512.FusedMultiplyAdd(x, b0, c50), Vector512.FusedMultiplyAdd(x, b1, c51));
            x = Vector512.Create(Unsafe.Add(ref a6, k));
            (c60, c61) = (Vector512.FusedMultiplyAdd(x, b0, c60), Vector512.FusedMultiplyAdd(x, b1, c61));
            x = Vector512.Create(Unsafe.Add(ref a7, k));
            (c70, c71) = (Vector512.FusedMultiplyAdd(x, b0, c70), Vector512.FusedMultiplyAdd(x, b1, c71));
        }

        Store(ref c, 0 * stride, c00, c01, isAdded);
        Store(ref c, 1 * stride, c10, c11, isAdded);
        Store(ref c, 2 * stride, c20, c21, isAdded);
        Store(ref c, 3 * stride, c30, c31, isAdded);
        Store(ref c, 4 * stride, c40, c41, isAdded);
        Store(ref c, 5 * stride, c50, c51, isAdded);
        Store(ref c, 6 * stride, c60, c61, isAdded);
        Store(ref c, 7 * stride, c70, c71, isAdded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, int at, Vector512<float> first, Vector512<float> second, bool isAdded)
    {
        c = ref Unsafe.Add(ref c, at);
        if (isAdded)
            (first, second) = (first + Vector512.LoadUnsafe(ref c), second + Vector512.LoadUnsafe(ref c, Width / 2));
        first.StoreUnsafe(ref c);
        second.StoreUnsafe(ref c, Width / 2);
    }

    /// <summary>Half a panel, for registers of half the width and half the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(LeftRows a, int first, ref float b, int panelStride, ref float c, int stride, bool isAdded)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        ref float a0 = ref a[first], a1 = ref a[first + 1], a2 = ref a[first + 2], a3 = ref a[first + 3];
        nint step = a.Step, end = a.Depth * step;
        for (nint k = 0; k < end; k += step)
        {
            Vector256<float> b0 = Vector256.LoadUnsafe(ref b), b1 = Vector256.LoadUnsafe(ref b, Width / 4);
            b = ref Unsafe.Add(ref b, panelStride);
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref a0, k));
            (c00, c01) = (Vector256.FusedMultiplyAdd(x, b0, c00), Vector256.FusedMultiplyAdd(x, b1, c01));
            x = Vector256.Create(Unsafe.Add(ref a1, k));
            (c10, c11) = (Vector256.FusedMultiplyAdd(x, b0, c10), Vector256.FusedMultiplyAdd(x, b1, c11));
            x = Vector256.Create(Unsafe.Add(ref a2, k));
            (c20, c21) = (Vector256.FusedMultiplyAdd(x, b0, c20), Vector256.FusedMultiplyAdd(x, b1, c21));
            x = Vector256.Create(Unsafe.Add(ref a3, k));
            (c30, c31) = (Vector256.FusedMultiplyAdd(x, b0, c30), Vector256.FusedMultiplyAdd(x, b1, c31));
        }

        Store(ref c, 0 * stride, c00, c01, isAdded);
        Store(ref c, 1 * stride, c10, c11, isAdded);
        Store(ref c, 2 * stride, c20, c21, isAdded);
        Store(ref c, 3 * stride, c30, c31, isAdded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, int at, Vector256<float> first, Vector256<float> second, bool isAdded)
    {
        c = ref Unsafe.Add(ref c, at);
        if (isAdded)
            (first, second) = (first + Vector256.LoadUnsafe(ref c), second + Vector256.LoadUnsafe(ref c, Width / 4));
        first.StoreUnsafe(ref c);
        second.StoreUnsafe(ref c, Width / 4);
    }
}
