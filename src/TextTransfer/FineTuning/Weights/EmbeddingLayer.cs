using Microsoft.ML.OnnxRuntime;
using TextTransfer.Encoders;

namespace TextTransfer.FineTuning.Weights;

/// <summary>
/// The embedding layer of a model, run by ONNX Runtime whatever form its word table has: it stays as it is while the layers
/// above learn.
/// </summary>
internal sealed class EmbeddingLayer : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly ModelInput[] inputs;
    private readonly string output;
    private readonly EncoderSettings settings;

    public EmbeddingLayer(BertModel model, EncoderSettings settings)
    {
        this.settings = settings;
        output = model.EmbeddingOutput;
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableMemoryPattern = false };
        session = new(model.EmbeddingLayer(), options);
        inputs = ModelInput.ReadAll(session, settings);
    }

    /// <summary>What it gives for the tokens of a window [tokens × width].</summary>
    public float[] Run(ReadOnlySpan<int> ids)
    {
        WindowIds window = new(settings.MaxTokens);
        foreach (int id in ids)
            window.Add(id);
        OrtValue[] values = [.. inputs.Select(i => i.Create(window))];
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(runOptions, [.. inputs.Select(i => i.Name)], values, [output]);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (OrtValue value in values)
                value.Dispose();
        }
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }
}
