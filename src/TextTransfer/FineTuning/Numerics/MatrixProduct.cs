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
    /// <summary>Rows that are computed together; left factors have a multiple of it.</summary>
    public const int RowBlock = 8;

    private const int Width = PackedMatrix.PanelWidth;

    /// <summary>The number of rows, rounded up to whole blocks.</summary>
    public static int PaddedRows(int rows) => (rows + RowBlock - 1) / RowBlock * RowBlock;

    /// <summary>target = left · right, or target + left · right.</summary>
    /// <param name="left">The left factor [rows × right.Rows].</param>
    /// <param name="rows">Its rows, whole blocks.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="target">Receives the product [rows × right.Columns].</param>
    /// <param name="isAdded">Whether it is added to what stands there.</param>
    public static void Multiply(ReadOnlySpan<float> left, int rows, PackedMatrix right, Span<float> target, bool isAdded = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows % RowBlock, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(left.Length, rows * right.Rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, rows * right.Columns);
        Span<float> tile = stackalloc float[RowBlock * Width];
        for (int p = 0; p < right.PanelCount; p++)
        {
            ReadOnlySpan<float> panel = right.Panel(p);
            int column = p * Width, width = Math.Min(Width, right.Columns - column);
            for (int row = 0; row < rows; row += RowBlock)
            {
                ref float a = ref Unsafe.AsRef(in left[row * right.Rows]);
                Span<float> at = target[((row * right.Columns) + column)..];
                if (width == Width)
                {
                    Tile(ref a, right.Rows, ref MemoryMarshal.GetReference(panel), ref MemoryMarshal.GetReference(at), right.Columns, isAdded);
                    continue;
                }

                tile.Clear();
                Tile(ref a, right.Rows, ref MemoryMarshal.GetReference(panel), ref MemoryMarshal.GetReference(tile), Width, isAdded: false);
                for (int r = 0; r < RowBlock; r++)
                {
                    for (int c = 0; c < width; c++)
                        at[(r * right.Columns) + c] = tile[(r * Width) + c] + (isAdded ? at[(r * right.Columns) + c] : 0);
                }
            }
        }
    }

    private static void Tile(ref float a, int depth, ref float b, ref float c, int stride, bool isAdded)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            EightRows(ref a, depth, ref b, ref c, stride, isAdded);
            return;
        }

        for (int half = 0; half < Width; half += Width / 2)
        {
            FourRows(ref a, depth, ref Unsafe.Add(ref b, half), ref Unsafe.Add(ref c, half), stride, isAdded);
            FourRows(ref Unsafe.Add(ref a, 4 * depth), depth, ref Unsafe.Add(ref b, half), ref Unsafe.Add(ref c, (4 * stride) + half), stride, isAdded);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(ref float a, int depth, ref float b, ref float c, int stride, bool isAdded)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        ref float a1 = ref Unsafe.Add(ref a, depth);
        ref float a2 = ref Unsafe.Add(ref a1, depth);
        ref float a3 = ref Unsafe.Add(ref a2, depth);
        ref float a4 = ref Unsafe.Add(ref a3, depth);
        ref float a5 = ref Unsafe.Add(ref a4, depth);
        ref float a6 = ref Unsafe.Add(ref a5, depth);
        ref float a7 = ref Unsafe.Add(ref a6, depth);
        for (nint k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.LoadUnsafe(ref b), b1 = Vector512.LoadUnsafe(ref b, Width / 2);
            b = ref Unsafe.Add(ref b, Width);
            Vector512<float> x = Vector512.Create(Unsafe.Add(ref a, k));
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
    private static void FourRows(ref float a, int depth, ref float b, ref float c, int stride, bool isAdded)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        ref float a1 = ref Unsafe.Add(ref a, depth);
        ref float a2 = ref Unsafe.Add(ref a1, depth);
        ref float a3 = ref Unsafe.Add(ref a2, depth);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> b0 = Vector256.LoadUnsafe(ref b), b1 = Vector256.LoadUnsafe(ref b, Width / 4);
            b = ref Unsafe.Add(ref b, Width);
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref a, k));
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
