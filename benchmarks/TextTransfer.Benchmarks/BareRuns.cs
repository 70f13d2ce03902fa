using Microsoft.ML.OnnxRuntime;

namespace TextTransfer.Benchmarks;

/// <summary>
/// The floor: nothing but <c>Run</c> on windows of ids that are ready, one after the other on one thread, with the session
/// settings and the output the library uses. What the library takes beyond it is its own overhead.
/// </summary>
internal sealed class BareRuns : IDisposable
{
    private const string Output = "layer_embeddings";
    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly List<long[]> windows;

    /// <param name="folder">The encoder's folder.</param>
    /// <param name="info">Its identity: prompt and length limit.</param>
    /// <param name="texts">The texts; each is truncated at the length limit.</param>
    public BareRuns(string folder, EncoderInfo info, IReadOnlyList<string> texts)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableMemoryPattern = false };
        session = new(Path.Combine(folder, "onnx", "model.onnx"), options);
        TextTokenizer tokenizer = TextTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        windows = [.. texts.Select(t => tokenizer.Encode(info.Prompt + t, info.MaxTokens).Select(i => (long)i).ToArray())];
        int longest = windows.Max(w => w.Length);
        Ones = [.. Enumerable.Repeat(1L, longest)];
        Zeros = new long[longest];
    }

    private long[] Ones { get; }

    private long[] Zeros { get; }

    /// <summary>Runs the window of one text and drops what comes out.</summary>
    public void Run(int text)
    {
        long[] window = windows[text];
        long[] shape = [1, window.Length];
        using OrtValue ids = OrtValue.CreateTensorValueFromMemory(window, shape);
        using OrtValue mask = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, Ones.AsMemory(0, window.Length), shape);
        using OrtValue types = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, Zeros.AsMemory(0, window.Length), shape);
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, Inputs, [ids, mask, types], [Output]);
    }

    public void Dispose()
    {
        run.Dispose();
        session.Dispose();
    }
}
