namespace TextTransfer.Tests;

/// <summary>Embedded corpora made from numbers.</summary>
internal static class Samples
{
    public static EncoderInfo Encoder(string name) => new()
    {
        Name = name,
        Dimension = 1,
        LayerCount = 1,
        MaxTokens = 8,
        Pooling = PoolingMode.Mean,
        IsNormalized = false,
        Prompt = "",
        Fingerprint = name,
    };

    public static EmbeddedCorpus Embed(IEnumerable<LabeledText> texts, Func<int, float[]>? vector = null, string encoder = "numbers")
    {
        var corpus = new Corpus(texts);
        return new(corpus, [.. Enumerable.Range(0, corpus.Texts.Count).Select(i => vector?.Invoke(i) ?? [0f]).Select(v => new TextEmbedding(v, v, 1))], Encoder(encoder));
    }

    /// <summary>Normal classes around given means.</summary>
    public static EmbeddedCorpus Draw(Random random, double[][] means, int count)
    {
        int[] classes = [.. Enumerable.Range(0, count).Select(_ => random.Next(means.Length))];
        return Embed(classes.Select((c, i) => new LabeledText($"{i}", $"{c}")), i => [.. means[classes[i]].Select(m => (float)(m + Normal(random)))]);
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
