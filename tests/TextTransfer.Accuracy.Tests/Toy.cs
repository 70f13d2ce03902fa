namespace TextTransfer.Accuracy.Tests;

/// <summary>Encoders, corpora and rows of a few values.</summary>
internal static class Toy
{
    public static EncoderInfo Encoder { get; } = new()
    {
        Name = "toy",
        Dimension = 2,
        LayerCount = 1,
        MaxTokens = 8,
        Pooling = PoolingMode.Mean,
        IsNormalized = true,
        Prompt = "",
        LongTexts = null,
        Fingerprint = new string('f', 64),
    };

    public static EmbeddedText Text(params double[] vector)
    {
        float[] values = [.. vector.Select(v => (float)v)];
        return new(string.Join(' ', vector), new TextEmbedding(values, values, tokenCount: 1));
    }

    public static EmbeddedCorpus Corpus(params (string Label, double[] Vector)[] rows) =>
        new(new Corpus(rows.Select(r => new LabeledText("text", r.Label))), [.. rows.Select(r => Text(r.Vector).Embedding)], Encoder);

    public static FewShotRow Row(string set, int split, string method, double accuracy, int shots = 8) => new()
    {
        Set = set,
        Shots = shots,
        Split = split,
        Method = method,
        Encoder = "toy",
        Accuracy = accuracy,
        MacroF1 = accuracy,
        LogLoss = 1 - accuracy,
        Brier = 1 - accuracy,
        CalibrationError = 0.1,
        TrainRows = 4,
        TestRows = 10,
        FitMilliseconds = 2,
        PredictMicroseconds = 3,
        Fingerprint = "ffffffffffff",
    };
}
