namespace TextTransfer.Server.Tests;

/// <summary>Words hashed into a vector of length 1: quick, the same every time, and able to wait and to count.</summary>
internal sealed class ToyEncoder : ITextEncoder
{
    private const int Size = 64;

    public EncoderInfo Info { get; init; } = new()
    {
        Name = "toy",
        Dimension = Size,
        LayerCount = 1,
        MaxTokens = 0,
        Pooling = PoolingMode.Mean,
        IsNormalized = true,
        Prompt = "",
        LongTexts = LongTextMode.Windows,
        Fingerprint = new string('0', 64),
    };

    /// <summary>Called before a text is encoded, from any thread.</summary>
    public Action<string, CancellationToken>? Before { get; set; }

    public bool IsDisposed { get; private set; }

    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Before?.Invoke(text, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        string[] words = text.Split([' ', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        float[] vector = new float[Size];
        foreach (string word in words)
            vector[(int)(Hash(word) % Size)] += 1;
        float length = MathF.Sqrt(vector.Sum(v => v * v));
        if (length > 0)
            vector = [.. vector.Select(v => v / length)];
        return new(vector, vector, words.Length);
    }

    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        [.. texts.Select(t => Encode(t, cancellationToken))];

    public void Dispose() => IsDisposed = true;

    private static uint Hash(string word) => word.Aggregate(2166136261u, (hash, c) => (hash ^ char.ToLowerInvariant(c)) * 16777619);
}
