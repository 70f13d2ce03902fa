using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>Training texts in the <see cref="LexicalView"/>.</summary>
internal sealed class FittedLexical : IFittedView
{
    private readonly Vocabulary vocabulary;
    private readonly SparseVector[] rows;
    private readonly double[] mean;
    private readonly double[] meanProducts;
    private readonly double[] scratch;
    private readonly double meanSquare;
    private readonly double scale;

    private FittedLexical(Vocabulary vocabulary, SparseVector[] rows)
    {
        this.vocabulary = vocabulary;
        this.rows = rows;
        mean = new double[vocabulary.Count];
        scratch = new double[mean.Length];
        foreach (SparseVector row in rows)
            AddTo(mean, row, 1.0 / rows.Length);
        meanProducts = [.. rows.Select(row => Dot(mean, row))];
        meanSquare = TensorPrimitives.SumOfSquares<double>(mean);
        double spread = rows.Average(row => TensorPrimitives.SumOfSquares<double>(row.Values)) - meanSquare;
        scale = spread > 1e-12 ? 1 / spread : 0;
    }

    public int Count => rows.Length;

    public static FittedLexical Fit(TextAnalyzer analyzer, IReadOnlyList<EmbeddedText> texts)
    {
        Vocabulary vocabulary = Vocabulary.Of(analyzer, texts);
        return new(vocabulary, [.. texts.Select(t => vocabulary.Vectorize(t.Text))]);
    }

    public double Diagonal(int index) =>
        scale * (TensorPrimitives.SumOfSquares<double>(rows[index].Values) - (2 * meanProducts[index]) + meanSquare);

    public void Row(int index, Span<double> row)
    {
        AddTo(scratch, rows[index], 1);
        for (int i = 0; i < rows.Length; i++)
            row[i] = scale * (Dot(scratch, rows[i]) - meanProducts[index] - meanProducts[i] + meanSquare);
        foreach (int term in rows[index].Indices)
            scratch[term] = 0;
    }

    public void Row(EmbeddedText text, Span<double> row)
    {
        SparseVector example = vocabulary.Vectorize(text.Text);
        double[] dense = new double[vocabulary.Count];
        AddTo(dense, example, 1);
        double meanProduct = Dot(mean, example);
        for (int i = 0; i < rows.Length; i++)
            row[i] = scale * (Dot(dense, rows[i]) - meanProduct - meanProducts[i] + meanSquare);
    }

    public IViewModel Collapse(ReadOnlySpan<int> pivots, Matrix coefficients, ReadOnlySpan<double> intercepts)
    {
        int classes = coefficients.Rows;
        float[] weights = new float[mean.Length * classes];
        double[] bias = intercepts.ToArray();
        double[] sum = new double[mean.Length];
        for (int k = 0; k < classes; k++)
        {
            Array.Clear(sum);
            for (int p = 0; p < pivots.Length; p++)
                AddTo(sum, rows[pivots[p]], scale * coefficients.Row(k)[p]);
            TensorPrimitives.MultiplyAdd(mean, -scale * TensorPrimitives.Sum<double>(coefficients.Row(k)), sum, sum);
            bias[k] -= TensorPrimitives.Dot<double>(sum, mean);
            for (int t = 0; t < sum.Length; t++)
                weights[(t * classes) + k] = (float)sum[t];
        }
        return new LexicalModel(vocabulary, weights, bias);
    }

    private static void AddTo(double[] dense, SparseVector row, double factor)
    {
        for (int j = 0; j < row.Indices.Length; j++)
            dense[row.Indices[j]] += factor * row.Values[j];
    }

    private static double Dot(double[] dense, SparseVector row)
    {
        double sum = 0;
        for (int j = 0; j < row.Indices.Length; j++)
            sum += dense[row.Indices[j]] * row.Values[j];
        return sum;
    }
}
