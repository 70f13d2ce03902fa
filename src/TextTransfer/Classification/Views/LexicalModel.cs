using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TextTransfer.Classification.Archive;

namespace TextTransfer.Classification.Views;

/// <summary>A linear classifier over the terms of a text.</summary>
/// <param name="vocabulary">The terms known from training.</param>
/// <param name="weights">Weights [terms × classes]: the classes of one term are read together.</param>
/// <param name="bias">Intercepts [classes].</param>
internal sealed class LexicalModel(Vocabulary vocabulary, float[] weights, double[] bias) : IViewModel
{
    public static LexicalModel Read(ModelArchive archive, string name, TextAnalyzer analyzer, int classes, int textCount)
    {
        string[] lines = archive.Read(name + ".terms", ModelTensor.Utf8, -1).ToLines();
        var terms = new TermTable(analyzer);
        for (int i = 0; i < lines.Length; i++)
        {
            if (terms.FindOrAdd(analyzer.KeyOf(lines[i]), lines[i]) <= i)
                throw new InvalidDataException($"'{name}.terms' has '{lines[i]}' twice");
        }
        ModelTensor frequencies = archive.Read(name + ".idf", ModelTensor.Float32, lines.Length);
        ModelTensor weights = archive.Read(name + ".weights", ModelTensor.Float32, lines.Length, classes);
        ModelTensor bias = archive.Read(name + ".bias", ModelTensor.Float64, classes);
        return new(new Vocabulary(analyzer, terms, frequencies.ToSingles(), textCount), weights.ToSingles(), bias.ToDoubles());
    }

    public int Layers => 0;

    public void Predict(EmbeddedText text, Span<double> logits)
    {
        bias.CopyTo(logits);
        using TermWeights terms = vocabulary.Weigh(text.Text);
        ReadOnlySpan<int> ids = terms.Ids;
        ReadOnlySpan<double> values = terms.Values;
        for (int t = 0; t < ids.Length; t++)
            AddTo(logits, weights.AsSpan(ids[t] * bias.Length, bias.Length), values[t]);
    }

    public IViewExplainer Explainer(IReadOnlyList<EmbeddedText> examples) => new LexicalExplainer(vocabulary, weights, bias.Length, examples);

    public IEnumerable<ModelTensor> ToTensors(string name) =>
    [
        ModelTensor.Of(name + ".terms", vocabulary.Terms),
        ModelTensor.Of(name + ".idf", vocabulary.InverseFrequencies, vocabulary.Count),
        ModelTensor.Of(name + ".weights", weights, vocabulary.Count, bias.Length),
        ModelTensor.Of(name + ".bias", bias, bias.Length),
    ];

    /// <summary>Adds the weights of a term as often as it counts, every product and sum rounded by itself as in a plain loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Span<double> logits, ReadOnlySpan<float> row, double factor)
    {
        int k = 0;
        for (; k <= row.Length - Vector128<float>.Count; k += Vector128<float>.Count)
        {
            (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(Vector128.Create(row[k..]));
            (Vector128.Create<double>(logits[k..]) + (lower * factor)).CopyTo(logits[k..]);
            (Vector128.Create<double>(logits[(k + 2)..]) + (upper * factor)).CopyTo(logits[(k + 2)..]);
        }
        for (; k < row.Length; k++)
            logits[k] += factor * row[k];
    }
}
