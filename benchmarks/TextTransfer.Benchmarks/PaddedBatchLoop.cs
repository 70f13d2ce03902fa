using Microsoft.ML.OnnxRuntime;

namespace TextTransfer.Benchmarks;

/// <summary>
/// The peer to beat: the loop everyone writes first. Texts in file order, 32 at a time, padded to the longest of the batch,
/// one session with as many threads as it is given. It uses the same tokenizer and model file, and reads the pooled output.
/// </summary>
internal sealed class PaddedBatchLoop : IDisposable
{
    public const int BatchSize = 32;

    private readonly InferenceSession session;
    private readonly TextTokenizer tokenizer;
    private readonly string prompt;
    private readonly int maxTokens;

    public PaddedBatchLoop(string folder, EncoderInfo info, int threads)
    {
        using SessionOptions options = new() { IntraOpNumThreads = threads };
        session = new(Path.Combine(folder, "onnx", "model.onnx"), options);
        tokenizer = TextTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        prompt = info.Prompt;
        maxTokens = info.MaxTokens;
    }

    /// <summary>Encodes every text, truncated at the length limit.</summary>
    /// <returns>The embeddings, not normalised.</returns>
    public List<float[]> Run(IReadOnlyList<string> texts)
    {
        List<float[]> embeddings = [];
        foreach (string[] batch in texts.Chunk(BatchSize))
        {
            IReadOnlyList<int>[] ids = [.. batch.Select(t => tokenizer.Encode(prompt + t, maxTokens))];
            int width = ids.Max(i => i.Count);
            long[] inputIds = new long[batch.Length * width];
            long[] mask = new long[batch.Length * width];
            for (int row = 0; row < batch.Length; row++)
            {
                for (int i = 0; i < ids[row].Count; i++)
                {
                    inputIds[(row * width) + i] = ids[row][i];
                    mask[(row * width) + i] = 1;
                }
            }

            long[] shape = [batch.Length, width];
            using OrtValue idValue = OrtValue.CreateTensorValueFromMemory(inputIds, shape);
            using OrtValue maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
            using OrtValue typeValue = OrtValue.CreateTensorValueFromMemory(new long[inputIds.Length], shape);
            using RunOptions run = new();
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(
                run, ["input_ids", "attention_mask", "token_type_ids"], [idValue, maskValue, typeValue], ["sentence_embedding"]);
            ReadOnlySpan<float> values = results[0].GetTensorDataAsSpan<float>();
            int dimension = values.Length / batch.Length;
            for (int row = 0; row < batch.Length; row++)
                embeddings.Add(values.Slice(row * dimension, dimension).ToArray());
        }

        return embeddings;
    }

    public void Dispose() => session.Dispose();
}
