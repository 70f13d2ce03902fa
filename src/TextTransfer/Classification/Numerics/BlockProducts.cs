using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TextTransfer.Classification.Numerics;

/// <summary>
/// The two matrix products a linear classifier is fitted with, over a block of rows: several sums are kept in registers at
/// once, so that a value is used several times for each time it is read (Goto and van de Geijn, Anatomy of high-performance
/// matrix multiplication, 2008). Compiled at once to the best code: a fit of few texts would else be over before the
/// runtime gets round to it. Values are <see cref="double"/> or <see cref="float"/>.
/// </summary>
/// <remarks>Rows are anywhere in an array of features, each at an offset of its own and of a <see cref="PaddedWidth"/>.</remarks>
internal static class BlockProducts
{
    /// <summary>Rows that are well taken together: with a panel of their columns they stay in the innermost cache.</summary>
    public const int BlockRows = 32;

    /// <summary>Columns of a panel.</summary>
    private const int PanelColumns = 64;

    /// <summary>The least length of a row at which the loops end without a remainder; the columns above the given ones hold zeros.</summary>
    public static int PaddedWidth(int columns)
    {
        int step = 2 * Vector<float>.Count;
        return (columns + step - 1) / step * step;
    }

    /// <summary>The inner product of every row with the weights of every class.</summary>
    /// <param name="features">Where the rows are.</param>
    /// <param name="offsets">Where each begins [rows].</param>
    /// <param name="width">The padded width of a row.</param>
    /// <param name="weights">Weights [classes × width].</param>
    /// <param name="classes">Classes.</param>
    /// <param name="scores">Receives the products [rows × classes].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores<T>(ReadOnlySpan<T> features, ReadOnlySpan<int> offsets, int width, ReadOnlySpan<T> weights, int classes, Span<T> scores)
        where T : unmanaged
    {
        ref T x = ref MemoryMarshal.GetReference(features);
        ref T w = ref MemoryMarshal.GetReference(weights);
        int last = offsets.Length - 1;
        for (int i = 0; i <= last; i += 4)
        {
            // Beyond the end the last row is taken again, which writes the same products once more.
            int i1 = int.Min(i + 1, last), i2 = int.Min(i + 2, last), i3 = int.Min(i + 3, last);
            ref T x0 = ref Unsafe.Add(ref x, offsets[i]);
            ref T x1 = ref Unsafe.Add(ref x, offsets[i1]);
            ref T x2 = ref Unsafe.Add(ref x, offsets[i2]);
            ref T x3 = ref Unsafe.Add(ref x, offsets[i3]);
            int k = 0;
            for (; k + 1 < classes; k += 2)
            {
                ref T w0 = ref Unsafe.Add(ref w, k * width);
                ref T w1 = ref Unsafe.Add(ref w0, width);
                Vector<T> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
                for (nuint j = 0; j < (nuint)width; j += (nuint)Vector<T>.Count)
                {
                    Vector<T> a = Vector.LoadUnsafe(ref w0, j), b = Vector.LoadUnsafe(ref w1, j);
                    Vector<T> v0 = Vector.LoadUnsafe(ref x0, j), v1 = Vector.LoadUnsafe(ref x1, j);
                    (s00, s01, s10, s11) = (Add(s00, v0, a), Add(s01, v0, b), Add(s10, v1, a), Add(s11, v1, b));
                    Vector<T> v2 = Vector.LoadUnsafe(ref x2, j), v3 = Vector.LoadUnsafe(ref x3, j);
                    (s20, s21, s30, s31) = (Add(s20, v2, a), Add(s21, v2, b), Add(s30, v3, a), Add(s31, v3, b));
                }
                (scores[(i * classes) + k], scores[(i * classes) + k + 1]) = (Vector.Sum(s00), Vector.Sum(s01));
                (scores[(i1 * classes) + k], scores[(i1 * classes) + k + 1]) = (Vector.Sum(s10), Vector.Sum(s11));
                (scores[(i2 * classes) + k], scores[(i2 * classes) + k + 1]) = (Vector.Sum(s20), Vector.Sum(s21));
                (scores[(i3 * classes) + k], scores[(i3 * classes) + k + 1]) = (Vector.Sum(s30), Vector.Sum(s31));
            }
            if (k < classes)
            {
                ref T w0 = ref Unsafe.Add(ref w, k * width);
                Vector<T> s0 = default, s1 = default, s2 = default, s3 = default;
                for (nuint j = 0; j < (nuint)width; j += (nuint)Vector<T>.Count)
                {
                    Vector<T> a = Vector.LoadUnsafe(ref w0, j);
                    (s0, s1) = (Add(s0, Vector.LoadUnsafe(ref x0, j), a), Add(s1, Vector.LoadUnsafe(ref x1, j), a));
                    (s2, s3) = (Add(s2, Vector.LoadUnsafe(ref x2, j), a), Add(s3, Vector.LoadUnsafe(ref x3, j), a));
                }
                (scores[(i * classes) + k], scores[(i1 * classes) + k]) = (Vector.Sum(s0), Vector.Sum(s1));
                (scores[(i2 * classes) + k], scores[(i3 * classes) + k]) = (Vector.Sum(s2), Vector.Sum(s3));
            }
        }
    }

    /// <summary>Adds to the slope of every class the rows, each times its factor for that class.</summary>
    /// <param name="features">Where the rows are.</param>
    /// <param name="offsets">Where each begins [rows].</param>
    /// <param name="width">The padded width of a row.</param>
    /// <param name="factors">Factors [rows × classes].</param>
    /// <param name="classes">Classes.</param>
    /// <param name="slopes">Is added to [classes × width].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSlopes<T>(ReadOnlySpan<T> features, ReadOnlySpan<int> offsets, int width, ReadOnlySpan<T> factors, int classes, Span<T> slopes)
        where T : unmanaged
    {
        ref T x = ref MemoryMarshal.GetReference(features);
        ref T g = ref MemoryMarshal.GetReference(slopes);
        ref T f = ref MemoryMarshal.GetReference(factors);
        for (int panel = 0; panel < width; panel += PanelColumns)
        {
            int end = int.Min(panel + PanelColumns, width);
            int k = 0;
            for (; k + 3 < classes; k += 4)
            {
                ref T g0 = ref Unsafe.Add(ref g, k * width);
                ref T g1 = ref Unsafe.Add(ref g0, width);
                ref T g2 = ref Unsafe.Add(ref g1, width);
                ref T g3 = ref Unsafe.Add(ref g2, width);
                for (int j = panel; j < end; j += 2 * Vector<T>.Count)
                {
                    nuint left = (nuint)j, right = left + (nuint)Vector<T>.Count;
                    Vector<T> s00 = Vector.LoadUnsafe(ref g0, left), s01 = Vector.LoadUnsafe(ref g0, right);
                    Vector<T> s10 = Vector.LoadUnsafe(ref g1, left), s11 = Vector.LoadUnsafe(ref g1, right);
                    Vector<T> s20 = Vector.LoadUnsafe(ref g2, left), s21 = Vector.LoadUnsafe(ref g2, right);
                    Vector<T> s30 = Vector.LoadUnsafe(ref g3, left), s31 = Vector.LoadUnsafe(ref g3, right);
                    ref T factor = ref Unsafe.Add(ref f, k);
                    for (int i = 0; i < offsets.Length; i++)
                    {
                        ref T row = ref Unsafe.Add(ref x, offsets[i]);
                        Vector<T> a = Vector.LoadUnsafe(ref row, left), b = Vector.LoadUnsafe(ref row, right);
                        var e0 = new Vector<T>(factor);
                        var e1 = new Vector<T>(Unsafe.Add(ref factor, 1));
                        (s00, s01, s10, s11) = (Add(s00, a, e0), Add(s01, b, e0), Add(s10, a, e1), Add(s11, b, e1));
                        var e2 = new Vector<T>(Unsafe.Add(ref factor, 2));
                        var e3 = new Vector<T>(Unsafe.Add(ref factor, 3));
                        (s20, s21, s30, s31) = (Add(s20, a, e2), Add(s21, b, e2), Add(s30, a, e3), Add(s31, b, e3));
                        factor = ref Unsafe.Add(ref factor, classes);
                    }
                    s00.StoreUnsafe(ref g0, left);
                    s01.StoreUnsafe(ref g0, right);
                    s10.StoreUnsafe(ref g1, left);
                    s11.StoreUnsafe(ref g1, right);
                    s20.StoreUnsafe(ref g2, left);
                    s21.StoreUnsafe(ref g2, right);
                    s30.StoreUnsafe(ref g3, left);
                    s31.StoreUnsafe(ref g3, right);
                }
            }
            for (; k < classes; k++)
            {
                ref T g0 = ref Unsafe.Add(ref g, k * width);
                for (int j = panel; j < end; j += 2 * Vector<T>.Count)
                {
                    nuint left = (nuint)j, right = left + (nuint)Vector<T>.Count;
                    Vector<T> s0 = Vector.LoadUnsafe(ref g0, left), s1 = Vector.LoadUnsafe(ref g0, right);
                    for (int i = 0; i < offsets.Length; i++)
                    {
                        ref T row = ref Unsafe.Add(ref x, offsets[i]);
                        var e = new Vector<T>(Unsafe.Add(ref f, (i * classes) + k));
                        (s0, s1) = (Add(s0, Vector.LoadUnsafe(ref row, left), e), Add(s1, Vector.LoadUnsafe(ref row, right), e));
                    }
                    s0.StoreUnsafe(ref g0, left);
                    s1.StoreUnsafe(ref g0, right);
                }
            }
        }
    }

    /// <summary>sum + a · b, rounded once; the branch is decided when the code is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Add<T>(Vector<T> sum, Vector<T> a, Vector<T> b) => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), sum.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), sum.As<T, double>()).As<double, T>();
}
