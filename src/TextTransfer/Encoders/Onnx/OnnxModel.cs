using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TextTransfer.Encoders;

/// <summary>
/// One transformer in ONNX Runtime: token ids of one window in, pooled layers out. Any number of threads may call
/// <see cref="Run"/> at once; each run computes on its own thread alone, which on small machines beats padded batches.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private const string PooledLayers = "layer_embeddings";
    private static readonly string[] TokenOutputs = ["last_hidden_state", "token_embeddings"];

    private readonly string path;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly PoolingMode pooling;
    private readonly long[] ones;
    private readonly long[] zeros;

    public OnnxModel(string path, PoolingMode pooling, int maxTokens)
    {
        this.pooling = pooling;
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            // Patterns are kept per input shape, and every length is another shape.
            EnableMemoryPattern = false,
            // What goes wrong arrives as an exception; the native log would say it again, on standard error.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        this.path = path;
        session = Open(path, options);
        try
        {
            ones = new long[maxTokens];
            Array.Fill(ones, 1);
            zeros = new long[maxTokens];
            inputs = [.. session.InputNames];
            if (inputs.FirstOrDefault(i => i is not ("input_ids" or "attention_mask" or "token_type_ids")) is { } unknown)
                throw new EncoderFormatException(path, $"the model wants an input '{unknown}', which is not supported.");
            if (inputs.FirstOrDefault(i => session.InputMetadata[i].ElementDataType != TensorElementType.Int64) is { } narrow)
                throw new EncoderFormatException(path, $"the input '{narrow}' is {session.InputMetadata[narrow].ElementDataType}, only Int64 is supported; export the model with 64-bit inputs.");

            // The layers are pooled by their mean inside the model, so they serve that mode alone.
            string output = pooling == PoolingMode.Mean && session.OutputNames.Contains(PooledLayers)
                ? PooledLayers
                : TokenOutputs.FirstOrDefault(o => session.OutputNames.Contains(o))
                  ?? throw new EncoderFormatException(path, $"the model has no output {string.Join(" or ", TokenOutputs)}; it has {string.Join(", ", session.OutputNames)}.");
            outputs = [output];
            NodeMetadata metadata = session.OutputMetadata[output];
            if (metadata.ElementDataType != TensorElementType.Float)
                throw new EncoderFormatException(path, $"the output '{output}' is {metadata.ElementDataType}, only Float is supported; export the model with 32-bit outputs.");

            (Dimension, LayerCount) = metadata.Dimensions switch
            {
                [_, > 0 and int layers, > 0 and int dimension] when output == PooledLayers => (dimension, layers),
                [_, _, > 0 and int dimension] when output != PooledLayers => (dimension, 1),
                int[] shape => throw new EncoderFormatException(path, $"the output '{output}' has the shape [{string.Join(", ", shape)}]; export the model with a fixed hidden size and, for pooled layers, a fixed number of layers."),
            };
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public int Dimension { get; }

    /// <summary>Pooled layers that a run gives: all of them where the model offers them, else the last alone.</summary>
    public int LayerCount { get; }

    /// <summary>Runs one window.</summary>
    /// <param name="ids">Token ids, special tokens included, at most the length limit.</param>
    /// <param name="layers">Receives the pooled layers [<see cref="LayerCount"/>, <see cref="Dimension"/>], lowest first, not normalised.</param>
    public void Run(Memory<long> ids, Span<float> layers)
    {
        OrtValue[] values = ArrayPool<OrtValue>.Shared.Rent(inputs.Length);
        try
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                Memory<long> value = inputs[i] switch
                {
                    "input_ids" => ids,
                    "attention_mask" => ones.AsMemory(0, ids.Length),
                    _ => zeros.AsMemory(0, ids.Length),
                };
                values[i] = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, value, [1, ids.Length]);
            }

            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(runOptions, inputs, new ArraySegment<OrtValue>(values, 0, inputs.Length), outputs);
            ReadOnlySpan<float> result = results[0].GetTensorDataAsSpan<float>();
            if (outputs[0] == PooledLayers)
                result.CopyTo(layers);
            else
                TokenPooling.Pool(result, pooling, layers);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EncoderFormatException(path, $"ONNX Runtime failed on a window of {ids.Length} tokens ({e.Message}).", e);
        }
        finally
        {
            for (int i = 0; i < inputs.Length; i++)
                values[i]?.Dispose();
            ArrayPool<OrtValue>.Shared.Return(values, clearArray: true);
        }
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }

    private static InferenceSession Open(string path, SessionOptions options)
    {
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EncoderFormatException(path, $"ONNX Runtime cannot load it ({e.Message}); a cut download is the usual cause.", e);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new EncoderFormatException(path, "the native library of ONNX Runtime is not beside the application; reference the package Microsoft.ML.OnnxRuntime or one of its variants.", e);
        }
    }
}
