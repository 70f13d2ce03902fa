using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>Training texts in a <see cref="LayersView"/>.</summary>
internal sealed class FittedLayers : IPrimalView
{
    private readonly LayersView view;
    private readonly Matrix rows;
    private readonly double[] mean;
    private readonly double[] scale;

    private FittedLayers(LayersView view, Matrix rows, double[] mean, double[] scale) =>
        (this.view, this.rows, this.mean, this.scale) = (view, rows, mean, scale);

    public int Count => rows.Rows;

    public Matrix Rows => rows;

    public static FittedLayers Fit(LayersView view, IReadOnlyList<EmbeddedText> texts)
    {
        int n = texts.Count;
        int width = view.Layers * texts[0].Embedding.Vector.Length;
        var rows = new Matrix(n, width);
        double[] mean = new double[width];
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.ConvertChecked<float, double>(view.Extract(view.Read(texts[i])), rows.Row(i));
            TensorPrimitives.Add(mean, rows.Row(i), mean);
        }
        TensorPrimitives.Divide(mean, n, mean);

        int dimension = width / view.Layers;
        double[] lengths = new double[view.Layers];
        for (int i = 0; i < n; i++)
        {
            Span<double> row = rows.Row(i);
            TensorPrimitives.Subtract(row, mean, row);
            for (int layer = 0; layer < view.Layers; layer++)
                lengths[layer] += TensorPrimitives.SumOfSquares<double>(row.Slice(layer * dimension, dimension)) / n;
        }

        double[] scale = new double[width];
        for (int layer = 0; layer < view.Layers; layer++)
        {
            // Texts that are all the same have no spread to scale by; they say nothing in any scale.
            double factor = !view.IsScaled ? 1 : lengths[layer] > 1e-12 ? 1 / Math.Sqrt(lengths[layer] * view.Layers) : 0;
            scale.AsSpan(layer * dimension, dimension).Fill(factor);
        }
        for (int i = 0; i < n; i++)
            TensorPrimitives.Multiply(rows.Row(i), scale, rows.Row(i));
        return new(view, rows, mean, scale);
    }

    public double Diagonal(int index) => TensorPrimitives.SumOfSquares<double>(rows.Row(index));

    public void Row(int index, Span<double> row)
    {
        ReadOnlySpan<double> example = rows.Row(index);
        for (int i = 0; i < Count; i++)
            row[i] = TensorPrimitives.Dot(example, rows.Row(i));
    }

    public void Row(EmbeddedText text, Span<double> row)
    {
        double[] example = new double[rows.Columns];
        TensorPrimitives.ConvertChecked<float, double>(view.Extract(view.Read(text)), example);
        TensorPrimitives.Subtract(example, mean, example);
        TensorPrimitives.Multiply(example, scale, example);
        for (int i = 0; i < Count; i++)
            row[i] = TensorPrimitives.Dot<double>(example, rows.Row(i));
    }

    public IViewModel Collapse(ReadOnlySpan<int> pivots, Matrix coefficients, ReadOnlySpan<double> intercepts)
    {
        var weights = new Matrix(coefficients.Rows, rows.Columns);
        for (int k = 0; k < weights.Rows; k++)
        {
            for (int p = 0; p < pivots.Length; p++)
                TensorPrimitives.MultiplyAdd(rows.Row(pivots[p]), coefficients.Row(k)[p], weights.Row(k), weights.Row(k));
        }
        return Collapse(weights, intercepts);
    }

    public IViewModel Collapse(Matrix weights, ReadOnlySpan<double> intercepts)
    {
        float[] scaled = new float[weights.Rows * mean.Length];
        double[] bias = intercepts.ToArray();
        double[] row = new double[mean.Length];
        for (int k = 0; k < weights.Rows; k++)
        {
            TensorPrimitives.Multiply(weights.Row(k), scale, row);
            bias[k] -= TensorPrimitives.Dot<double>(row, mean);
            TensorPrimitives.ConvertTruncating<double, float>(row, scaled.AsSpan(k * row.Length, row.Length));
        }
        return new LayersModel(view, scaled, bias);
    }
}
