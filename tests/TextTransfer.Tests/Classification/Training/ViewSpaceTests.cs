using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Tests.Classification.Training;

public class ViewSpaceTests
{
    /// <summary>More texts than features, once as a kernel and once as they are.</summary>
    [Fact]
    public void Fits_of_a_kernel_and_of_the_features_themselves_are_the_same()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        Corpus corpus = Synthetic.Corpus(3, 12);
        IReadOnlyList<EmbeddedText> texts = Synthetic.Embed(corpus).Texts;
        int[] labels = [.. corpus.Texts.Select(t => t.Label[0] - 'a')];
        var kernel = new ViewSpace(new RawView(isPrimal: false), texts, token);
        var primal = new ViewSpace(new RawView(isPrimal: true), texts, token);
        Assert.Equal(Synthetic.Dimension, primal.Features.Columns);
        IViewModel one = kernel.Fit(labels, 3, 1, 2, token), two = primal.Fit(labels, 3, 1, 2, token);
        double[] expected = new double[3], actual = new double[3];
        foreach (EmbeddedText text in texts)
        {
            one.Predict(text, expected);
            two.Predict(text, actual);
            for (int k = 0; k < 3; k++)
                Assert.Equal(expected[k], actual[k], 1e-4);
        }
    }

    private static double[] Extract(EmbeddedText text) => [.. text.Embedding.Vector.ToArray().Select(v => (double)v)];

    private sealed class RawView(bool isPrimal) : IView
    {
        public string Name => "raw";

        public IFittedView Fit(IReadOnlyList<EmbeddedText> texts)
        {
            Matrix rows = SoftmaxProblem.ToMatrix([.. texts.Select(Extract)]);
            return isPrimal ? new Primal(rows) : new Kernel(rows);
        }
    }

    private class Kernel(Matrix rows) : IFittedView
    {
        public Matrix Rows => rows;

        public int Count => rows.Rows;

        public double Diagonal(int index) => rows.Row(index).ToArray().Sum(v => v * v);

        public void Row(int index, Span<double> row)
        {
            double[] example = rows.Row(index).ToArray();
            for (int i = 0; i < Count; i++)
                row[i] = rows.Row(i).ToArray().Zip(example, (a, b) => a * b).Sum();
        }

        public void Row(EmbeddedText text, Span<double> row) => throw new NotSupportedException();

        public IViewModel Collapse(ReadOnlySpan<int> pivots, Matrix coefficients, ReadOnlySpan<double> intercepts)
        {
            var weights = new Matrix(coefficients.Rows, rows.Columns);
            for (int k = 0; k < weights.Rows; k++)
            {
                for (int p = 0; p < pivots.Length; p++)
                {
                    for (int j = 0; j < weights.Columns; j++)
                        weights.Row(k)[j] += coefficients.Row(k)[p] * rows.Row(pivots[p])[j];
                }
            }
            return new Model(weights, intercepts.ToArray());
        }
    }

    private sealed class Primal(Matrix rows) : Kernel(rows), IPrimalView
    {
        public IViewModel Collapse(Matrix weights, ReadOnlySpan<double> intercepts) => new Model(weights, intercepts.ToArray());
    }

    private sealed class Model(Matrix weights, double[] intercepts) : IViewModel
    {
        public int Layers => 1;

        public void Predict(EmbeddedText text, Span<double> logits)
        {
            double[] x = Extract(text);
            for (int k = 0; k < intercepts.Length; k++)
                logits[k] = intercepts[k] + weights.Row(k).ToArray().Zip(x, (w, v) => w * v).Sum();
        }

        public IViewExplainer Explainer(IReadOnlyList<EmbeddedText> examples) => throw new NotSupportedException();

        public IEnumerable<ModelTensor> ToTensors(string name) => [];
    }
}
