using TextTransfer.Classification.Archive;

namespace TextTransfer.Classification.Calibration;

/// <summary>
/// Tells texts that are unlike those of training, without an example of such. Two things are asked of a text: how near the nearest
/// training text is, and how probable its most probable class. Each becomes the share of held-out training texts that do
/// no better, and Fisher's method (Statistical methods for research workers, 1925) adds their logarithms: on public sets neither alone is
/// best everywhere, and their sum nearly is. Immutable and safe for concurrent calls.
/// </summary>
internal sealed class NoveltyDetector
{
    /// <summary>More training texts are thinned out evenly by class: a prediction compares with every one.</summary>
    private const int MostTexts = 2000;

    private const string TensorName = "novelty.vectors";

    private readonly Int8Vectors vectors;
    private readonly double[] similarities;
    private readonly double[] probabilities;
    private readonly double[] scores;

    private NoveltyDetector(Int8Vectors vectors, HeldOutAnswers answers)
    {
        this.vectors = vectors;
        similarities = [.. answers.All.Select(a => a.Similarity).Order()];
        probabilities = [.. answers.All.Select(a => a.Best).Order()];
        scores = [.. answers.All.Select(a => Score(a.Similarity, a.Best)).Order()];
    }

    /// <summary>Nothing when no text could be held out.</summary>
    public static NoveltyDetector? Of(EmbeddedCorpus corpus, HeldOutAnswers answers)
    {
        if (answers.All.Count == 0)
            return null;
        int[] kept = Compared(corpus.Corpus, Enumerable.Range(0, corpus.Texts.Count));
        int dimension = corpus.Texts[0].Embedding.Vector.Length;
        sbyte[] codes = new sbyte[kept.Length * dimension];
        float[] scales = [.. kept.Select((text, row) => Int8Vectors.Quantize(corpus.Texts[text].Embedding.Vector.Span, codes.AsSpan(row * dimension, dimension)))];
        return new(new(codes, dimension, scales, ids: null, encoder: null), answers);
    }

    /// <summary>Those of some texts that others are compared with, the same share of every class.</summary>
    public static int[] Compared(Corpus corpus, IEnumerable<int> texts) =>
    [
        .. texts.GroupBy(i => corpus.Texts[i].Label, StringComparer.Ordinal)
            .SelectMany(c => c.Select((text, rank) => (text, rank))).OrderBy(t => t.rank).ThenBy(t => t.text).Take(MostTexts).Select(t => t.text),
    ];

    /// <summary>The cosine to the nearest of some texts.</summary>
    public static double Nearest(EmbeddedText text, IEnumerable<EmbeddedText> others)
    {
        ReadOnlyMemory<float> vector = text.Embedding.Vector;
        return others.Max(o => (double)System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(vector.Span, o.Embedding.Vector.Span));
    }

    /// <summary>The share of held-out training texts that are no more familiar, from 1 / (n + 1) to 1.</summary>
    /// <param name="text">An embedded text.</param>
    /// <param name="best">The probability of its most probable class.</param>
    public double Familiarity(EmbeddedText text, double best) => ShareUpTo(scores, Score(vectors.NearestCosine(text.Embedding.Vector.Span), best));

    /// <summary>A number to rank texts by, higher for more familiar ones.</summary>
    public double Score(EmbeddedText text, double best) => Score(vectors.NearestCosine(text.Embedding.Vector.Span), best);

    /// <summary>The score at and below which <see cref="Familiarity(EmbeddedText, double)"/> is at most a share.</summary>
    public double ScoreAt(double share)
    {
        int count = (int)Math.Floor((share * (scores.Length + 1)) + 1e-9);
        return count == 0 ? double.NegativeInfinity : count > scores.Length ? double.PositiveInfinity : Math.BitDecrement(scores[count - 1]);
    }

    public IEnumerable<ModelTensor> ToTensors() =>
    [
        ModelTensor.Of(TensorName, vectors.Codes.Span, vectors.Count, vectors.Dimension),
        ModelTensor.Of(TensorName + ".scales", vectors.Scales.Span, vectors.Count),
    ];

    /// <exception cref="InvalidDataException">They are not vectors of the encoder.</exception>
    public static NoveltyDetector? Read(ModelArchive archive, HeldOutAnswers? answers, EncoderInfo encoder)
    {
        if (answers is null || !archive.Contains(TensorName))
            return null;
        sbyte[] codes = archive.Read(TensorName, ModelTensor.Int8, -1, encoder.Dimension).ToSignedBytes();
        float[] scales = archive.Read(TensorName + ".scales", ModelTensor.Float32, codes.Length / encoder.Dimension).ToSingles();
        return scales.Length == 0 ? throw new InvalidDataException($"'{TensorName}' holds no vectors") : new(new(codes, encoder.Dimension, scales, ids: null, encoder: null), answers);
    }

    private double Score(double similarity, double best) => LogShare(similarities, similarity) + LogShare(probabilities, best);

    /// <summary>
    /// Values below all of the held-out ones would all be equal: there the line goes on, by how far they are below in units of what parts the
    /// lowest from the middle.
    /// </summary>
    private static double LogShare(double[] ascending, double value)
    {
        double share = Math.Log(ShareUpTo(ascending, value));
        double lowest = ascending[0], middle = ascending[ascending.Length / 2];
        return value < lowest ? share - ((lowest - value) / (middle - lowest + 1e-9)) : share;
    }

    private static double ShareUpTo(double[] ascending, double value)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ascending[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return (low + 1.0) / (ascending.Length + 1);
    }
}
