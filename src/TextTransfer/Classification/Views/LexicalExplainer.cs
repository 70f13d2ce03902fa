using TextTransfer.Encoders;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Takes the logits of a <see cref="LexicalModel"/> apart: each term of a text has its weight times what it has more of it
/// than the average example; terms it lacks that the average example has belong to no place, so to the windows by their share.
/// </summary>
internal sealed class LexicalExplainer : IViewExplainer
{
    private readonly Vocabulary vocabulary;
    private readonly float[] weights;
    private readonly int classes;
    private readonly double[] mean;

    public LexicalExplainer(Vocabulary vocabulary, float[] weights, int classes, IReadOnlyList<EmbeddedText> examples)
    {
        (this.vocabulary, this.weights, this.classes) = (vocabulary, weights, classes);
        mean = new double[vocabulary.Count];
        foreach (EmbeddedText example in examples)
        {
            SparseVector vector = vocabulary.Vectorize(example.Text);
            for (int t = 0; t < vector.Indices.Length; t++)
                mean[vector.Indices[t]] += vector.Values[t] / examples.Count;
        }
    }

    public IEnumerable<LogitPart> Explain(EmbeddedText text, IReadOnlyList<EncodedWindow> windows, int label, int against)
    {
        double lacking = 0;
        for (int id = 0; id < mean.Length; id++)
            lacking -= mean[id] * Weight(id);

        SparseVector vector = vocabulary.Vectorize(text.Text);
        ILookup<int, (int Id, string Term, int Place)> occurrences = vocabulary.Locate(text.Text).ToLookup(o => o.Id);
        for (int t = 0; t < vector.Indices.Length; t++)
        {
            int id = vector.Indices[t];
            lacking += mean[id] * Weight(id);
            double value = (vector.Values[t] - mean[id]) * Weight(id);
            int count = occurrences[id].Count();
            foreach ((_, string term, int place) in occurrences[id])
                yield return LogitPart.At(place, value / count, term);
        }
        for (int w = 0; w < windows.Count; w++)
            yield return LogitPart.OfWindow(w, windows[w].Share * lacking);

        double Weight(int id) => (double)weights[(id * classes) + label] - weights[(id * classes) + against];
    }
}
