namespace TextTransfer.Tests.Classification;

/// <summary>Texts with made-up embeddings around one centre per class, and an encoder that knows them by heart.</summary>
internal static class Synthetic
{
    public const int Dimension = 8;

    public static EncoderInfo Info(int layers = 5, string fingerprint = "f1") =>
        Samples.Encoder("synthetic") with { Dimension = Dimension, LayerCount = layers, Fingerprint = fingerprint };

    /// <summary>A vector that depends on the text alone: its first character moves it, the rest is noise.</summary>
    public static TextEmbedding Embed(string text, int layers = 5)
    {
        int seed = text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
        var random = new Random(seed);
        float[] values = new float[layers * Dimension];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(random.NextDouble() - 0.5) + (text.Length > 0 && i % Dimension == text[0] % Dimension ? 0.7f : 0);
        return new TextEmbedding(values.AsMemory(values.Length - Dimension), values, text.Length);
    }

    /// <summary>Classes 'a', 'b', ..., each with texts that begin with its letter and share some words.</summary>
    public static Corpus Corpus(int classes, int perClass, int seed = 0)
    {
        var random = new Random(seed);
        string[] words = ["stone", "river", "cloud", "lamp", "paper", "wind"];
        return new Corpus(
            from k in Enumerable.Range(0, classes)
            from i in Enumerable.Range(0, perClass)
            let label = ((char)('a' + k)).ToString()
            select new LabeledText($"{(random.Next(5) == 0 ? 'a' : label[0])} {words[random.Next(6)]} {words[(k + random.Next(2)) % 6]} {i}", label));
    }

    public static EmbeddedCorpus Embed(Corpus corpus, int layers = 5) =>
        new(corpus, [.. corpus.Texts.Select(t => Embed(t.Text, layers))], Info(layers));

    public static EmbeddedText Text(string text, int layers = 5) => new(text, Embed(text, layers));

    public sealed class Encoder(int layers = 5, string fingerprint = "f1") : ITextEncoder
    {
        public EncoderInfo Info { get; } = Synthetic.Info(layers, fingerprint);

        public List<string> Encoded { get; } = [];

        public TextEmbedding Encode(string text, CancellationToken cancellationToken = default) => Embed(text, layers);

        public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
        {
            Encoded.AddRange(texts);
            progress?.Report(texts.Count);
            return [.. texts.Select(t => Embed(t, layers))];
        }

        public void Dispose()
        {
        }
    }
}
