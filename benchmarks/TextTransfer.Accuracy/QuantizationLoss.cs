using System.Numerics.Tensors;

namespace TextTransfer.Accuracy;

/// <summary>
/// What fewer bits cost on one set. Recall at 10: the first training rows are stored, the first test rows are the queries, in
/// floats, and the ten of largest cosine among floats are the truth. Probe: few training rows and the test rows, both as they
/// come back from storage; the mean of binary vectors is that of all stored rows.
/// </summary>
internal sealed class QuantizationLoss
{
    private const int Neighbours = 10;

    private readonly LabeledSet set;
    private readonly EncoderInfo encoder;
    private readonly LabeledText[] test;
    private readonly VectorSet stored;
    private readonly VectorSet queries;
    private readonly EmbeddingFile embeddings;

    public QuantizationLoss(LabeledSet set, EncoderInfo encoder, EmbeddingFile embeddings, int storedRows, int testRows)
    {
        (this.set, this.encoder, this.embeddings) = (set, encoder, embeddings);
        test = [.. set.Test.Take(testRows)];
        stored = Embed(set.Train.Take(storedRows));
        queries = Embed(test);
    }

    public IEnumerable<QuantizationRow> Recall()
    {
        int[][] truth = Search(stored.Search);
        yield return Row(QuantizationRow.Recall, "float", -1, 1, stored.Count);
        Int8Vectors int8 = Int8Vectors.Quantize(stored);
        BinaryVectors binary = BinaryVectors.Quantize(stored);
        BinaryVectors signs = BinaryVectors.Quantize(stored, new float[stored.Dimension]);
        foreach ((string form, SearchVectors search) in new (string, SearchVectors)[]
        {
            ("int8", int8.Search),
            ("binary", binary.Search),
            ("binary, 40 compared in floats", (query, count) => Rescore(binary.Search(query, 4 * count), query, count)),
            ("binary hamming", binary.SearchByHamming),
            ("binary without mean", signs.Search),
            ("binary without mean hamming", signs.SearchByHamming),
        })
        {
            double recall = truth.Zip(Search(search)).Average(p => p.First.Intersect(p.Second).Count() / (double)p.First.Length);
            yield return Row(QuantizationRow.Recall, form, -1, recall, stored.Count);
        }
    }

    public IEnumerable<QuantizationRow> ProbeAccuracy(int shots, int split, CancellationToken cancellationToken)
    {
        LabeledText[] training = [.. set.Splits[shots][split].Select(i => set.Train[i])];
        VectorSet vectors = Embed(training);
        ReadOnlyMemory<float> mean = BinaryVectors.Quantize(stored).Mean;
        foreach ((string form, Func<VectorSet, VectorSet> store) in new (string, Func<VectorSet, VectorSet>)[]
        {
            ("float", v => v),
            ("int8", v => Int8Vectors.Quantize(v).Dequantize()),
            ("binary", v => BinaryVectors.Quantize(v, mean.Span).ToSigns()),
            ("binary without mean", v => BinaryVectors.Quantize(v, new float[v.Dimension]).ToSigns()),
        })
        {
            IProbabilityModel model = ClassificationMethods.Probe.Fit(new(new Corpus(training), Embeddings(store(vectors)), encoder), seed: 0, cancellationToken);
            TextEmbedding[] read = Embeddings(store(queries));
            double accuracy = test.Zip(read).Average(t => LabelOf(model, new(t.First.Text, t.Second)) == t.First.Label ? 1.0 : 0);
            yield return Row(QuantizationRow.Probe, form, split, accuracy, training.Length);
        }
    }

    private delegate IReadOnlyList<Neighbor> SearchVectors(ReadOnlySpan<float> query, int count);

    private static string LabelOf(IProbabilityModel model, EmbeddedText text)
    {
        double[] probabilities = model.Predict(text);
        return model.Labels[Array.IndexOf(probabilities, probabilities.Max())];
    }

    private static TextEmbedding[] Embeddings(VectorSet vectors) =>
        [.. Enumerable.Range(0, vectors.Count).Select(i => vectors.Values.Slice(i * vectors.Dimension, vectors.Dimension)).Select(v => new TextEmbedding(v, v, tokenCount: 0))];

    /// <summary>The best of a selection by their cosines in floats.</summary>
    private Neighbor[] Rescore(IEnumerable<Neighbor> selection, ReadOnlySpan<float> query, int count)
    {
        List<Neighbor> rescored = [];
        foreach (Neighbor candidate in selection)
            rescored.Add(candidate with { Similarity = TensorPrimitives.CosineSimilarity(stored[candidate.Index], query) });
        return [.. rescored.OrderByDescending(n => n.Similarity).Take(count)];
    }

    private VectorSet Embed(IEnumerable<LabeledText> rows) => VectorSet.From(embeddings.EncodeAll([.. rows.Select(r => r.Text)]), encoder);

    private int[][] Search(SearchVectors search) =>
        [.. Enumerable.Range(0, queries.Count).Select(i => search(queries[i], Neighbours).Select(n => n.Index).ToArray())];

    private QuantizationRow Row(string measure, string form, int split, double value, int rows) =>
        new(set.Name, encoder.Name, measure, form, split, value, rows, queries.Count, encoder.Fingerprint[..12]);
}
