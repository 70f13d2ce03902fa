using System.Numerics.Tensors;
using TextTransfer.Accuracy.Methods;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Auditing;

/// <summary>How wrong labels are made.</summary>
internal enum NoiseKind
{
    /// <summary>Any other class, each as likely.</summary>
    Random,

    /// <summary>The other class whose mean embedding is nearest: what people confuse.</summary>
    Nearest,
}

/// <summary>Labels of a corpus made wrong on purpose.</summary>
/// <param name="Corpus">The corpus with some labels changed.</param>
/// <param name="IsFlipped">For every text, whether its label was changed.</param>
internal sealed record LabelNoise(EmbeddedCorpus Corpus, bool[] IsFlipped)
{
    public int Count => IsFlipped.Count(f => f);

    /// <summary>Changes a share of the labels, at least one; texts are chosen at random.</summary>
    public static LabelNoise Apply(EmbeddedCorpus corpus, double share, NoiseKind kind, int seed)
    {
        ClassIndex classes = new(corpus.Corpus);
        int[] nearest = kind == NoiseKind.Nearest ? NearestClasses(corpus, classes) : [];
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, corpus.Texts.Count)];
        random.Shuffle(order);
        LabeledText[] texts = [.. corpus.Corpus.Texts];
        bool[] isFlipped = new bool[texts.Length];
        foreach (int i in order.Take(Math.Max(1, (int)Math.Round(share * texts.Length))))
        {
            int label = classes.OfText[i];
            int wrong = kind == NoiseKind.Nearest ? nearest[label] : (label + 1 + random.Next(classes.Count - 1)) % classes.Count;
            texts[i] = texts[i] with { Label = classes.Labels[wrong] };
            isFlipped[i] = true;
        }

        return new(new(new Corpus(texts), corpus.Texts, corpus.Encoder, corpus.LabelEmbeddings), isFlipped);
    }

    private static int[] NearestClasses(EmbeddedCorpus corpus, ClassIndex classes)
    {
        double[][] means = [.. Enumerable.Range(0, classes.Count).Select(_ => new double[corpus.Encoder.Dimension])];
        for (int i = 0; i < corpus.Texts.Count; i++)
            TensorPrimitives.Add(means[classes.OfText[i]], UnitVectors.Of(corpus.Texts[i]), means[classes.OfText[i]]);
        foreach (double[] mean in means)
            UnitVectors.Normalize(mean);
        return [.. means.Select((mean, k) => Enumerable.Range(0, classes.Count).Where(j => j != k).MaxBy(j => TensorPrimitives.Dot<double>(mean, means[j])))];
    }
}
