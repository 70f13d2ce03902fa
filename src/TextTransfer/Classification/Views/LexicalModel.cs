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
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            if (!terms.TryAdd(line, terms.Count))
                throw new InvalidDataException($"'{name}.terms' has '{line}' twice");
        }
        ModelTensor frequencies = archive.Read(name + ".idf", ModelTensor.Float32, terms.Count);
        ModelTensor weights = archive.Read(name + ".weights", ModelTensor.Float32, terms.Count, classes);
        ModelTensor bias = archive.Read(name + ".bias", ModelTensor.Float64, classes);
        return new(new Vocabulary(analyzer, terms, frequencies.ToSingles(), textCount), weights.ToSingles(), bias.ToDoubles());
    }

    public void Predict(EmbeddedText text, Span<double> logits)
    {
        bias.CopyTo(logits);
        SparseVector vector = vocabulary.Vectorize(text.Text);
        for (int t = 0; t < vector.Indices.Length; t++)
        {
            ReadOnlySpan<float> row = weights.AsSpan(vector.Indices[t] * bias.Length, bias.Length);
            for (int k = 0; k < row.Length; k++)
                logits[k] += vector.Values[t] * row[k];
        }
    }

    public IViewExplainer Explainer(IReadOnlyList<EmbeddedText> examples) => new LexicalExplainer(vocabulary, weights, bias.Length, examples);

    public IEnumerable<ModelTensor> ToTensors(string name) =>
    [
        ModelTensor.Of(name + ".terms", vocabulary.Terms),
        ModelTensor.Of(name + ".idf", vocabulary.InverseFrequencies, vocabulary.Count),
        ModelTensor.Of(name + ".weights", weights, vocabulary.Count, bias.Length),
        ModelTensor.Of(name + ".bias", bias, bias.Length),
    ];
}
