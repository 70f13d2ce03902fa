using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer.Encoders;

/// <summary>
/// One transformer in ONNX Runtime: token ids of one window in, pooled layers out. Any number of threads may call
/// <see cref="Run"/> at once; each run computes on its own thread alone, which on small machines beats padded batches.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly string path;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions;
    private readonly ModelInput[] inputs;
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private readonly ModelOutput output;
    private readonly int tokenDimension;
    private readonly string? tokenOutput;

    /// <param name="settings">What its folder says.</param>
    /// <param name="content">The model, where it is not the file of the folder but made from it.</param>
    public OnnxModel(EncoderSettings settings, byte[]? content = null)
    {
        path = settings.ModelPath;
        session = Open(path, content);
        runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            inputs = ModelInput.ReadAll(session, settings);
            inputNames = [.. inputs.Select(i => i.Name)];
            FirstPosition = inputNames.Contains(ModelInput.Positions) ? settings.Config.FirstPosition ?? 0 : 0;
            output = ModelOutput.Choose(session, settings, out bool isStated);
            IsStatedOutput = isStated;
            outputNames = [output.Name];
            PoolingFile? pooling = output.Kind == ModelOutputKind.Sentence ? null : settings.RequirePooling();
            Pooling = pooling?.Modes ?? PoolingMode.None;
            tokenDimension = output.Dimension > 0 ? output.Dimension
                : settings.Config.HiddenSize ?? settings.Pooling?.Dimension
                ?? throw new EncoderFormatException(path, $"the output '{output.Name}' has vectors of no fixed size, and config.json has no hidden_size to tell it.");
            tokenOutput = output.FindTokens(session, Pooling);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Values of one pooled layer, several poolings put together.</summary>
    public int Dimension => output.Kind == ModelOutputKind.Tokens ? tokenDimension * TokenPooling.Count(Pooling) : tokenDimension;

    /// <summary>Pooled layers that a run gives: all of them where the model offers them, else the last alone.</summary>
    public int LayerCount => output.Layers;

    /// <summary>How tokens are pooled; none where the model gives a sentence vector.</summary>
    public PoolingMode Pooling { get; }

    /// <summary>The position of the first token, where the model is given positions; else 0.</summary>
    public int FirstPosition { get; }

    public string OutputName => output.Name;

    /// <summary>What is read of it.</summary>
    public ModelOutput Output => output;

    public IReadOnlyList<string> InputNames => inputNames;

    /// <summary>The type of an input, <c>int64</c> or <c>int32</c>.</summary>
    public string InputType(string name) => session.InputMetadata[name].ElementDataType == TensorElementType.Int32 ? "int32" : "int64";

    /// <summary>Whether the options made the output another than would be taken without them.</summary>
    public bool IsStatedOutput { get; }

    /// <summary>Runs one window.</summary>
    /// <param name="ids">Token ids, special tokens included, at most the length limit.</param>
    /// <param name="skip">Tokens at the beginning that are left out of pooling.</param>
    /// <param name="layers">Receives the pooled layers [<see cref="LayerCount"/>, <see cref="Dimension"/>], lowest first, not normalised.</param>
    public void Run(WindowIds ids, int skip, Span<float> layers)
    {
        using IDisposableReadOnlyCollection<OrtValue> results = RunSession(ids, outputNames);
        Read(results[0], ids.Length, skip, layers);
    }

    /// <summary>Runs one window and keeps the vectors of its tokens in the last layer, of which the pooled one is the mean.</summary>
    /// <param name="ids">As for <see cref="Run"/>.</param>
    /// <returns>The vectors [tokens, <see cref="Dimension"/>]; <see langword="null"/> where the pooled vector is no mean or the model keeps them.</returns>
    public float[]? RunTokens(WindowIds ids)
    {
        if (tokenOutput is null)
            return null;

        using IDisposableReadOnlyCollection<OrtValue> results = RunSession(ids, [tokenOutput]);
        ReadOnlySpan<float> vectors = results[0].GetTensorDataAsSpan<float>();
        return vectors.Length == ids.Length * Dimension ? vectors.ToArray() : null;
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }

    private IDisposableReadOnlyCollection<OrtValue> RunSession(WindowIds ids, string[] names)
    {
        OrtValue[] values = ArrayPool<OrtValue>.Shared.Rent(inputs.Length);
        try
        {
            for (int i = 0; i < inputs.Length; i++)
                values[i] = inputs[i].Create(ids);
            return session.Run(runOptions, inputNames, new ArraySegment<OrtValue>(values, 0, inputs.Length), names);
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

    private static InferenceSession Open(string path, byte[]? content)
    {
        try
        {
            using SessionOptions options = new()
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                // Patterns are kept per input shape, and every length is another shape.
                EnableMemoryPattern = false,
                // What goes wrong arrives as an exception; the native log would say it again, on standard error.
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return content is null ? new InferenceSession(path, options) : new InferenceSession(content, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EncoderFormatException(path, $"ONNX Runtime cannot load it ({e.Message}); a cut download is the usual cause.", e);
        }
        catch (Exception e) when (OnnxRuntimeLibrary.IsMissing(e))
        {
            throw new EncoderFormatException(path,
                "the native library of ONNX Runtime is not beside the application, for another processor or older than the managed part; " +
                "reference the package Microsoft.ML.OnnxRuntime or one of its variants in the version of the managed part.", e);
        }
    }

    private void Read(OrtValue result, int tokens, int skip, Span<float> layers)
    {
        if (output.Type == TensorElementType.Float)
        {
            Pool(result.GetTensorDataAsSpan<float>(), tokens, skip, layers);
            return;
        }

        // The values keep their bits; only their type has another name in the runtime.
        ReadOnlySpan<ushort> bits = output.Type == TensorElementType.Float16
            ? MemoryMarshal.Cast<Float16, ushort>(result.GetTensorDataAsSpan<Float16>())
            : MemoryMarshal.Cast<BFloat16, ushort>(result.GetTensorDataAsSpan<BFloat16>());
        float[] wide = ArrayPool<float>.Shared.Rent(bits.Length);
        if (output.Type == TensorElementType.Float16)
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(bits), wide);
        else
            BrainFloat.Widen(bits, wide);
        Pool(wide.AsSpan(0, bits.Length), tokens, skip, layers);
        ArrayPool<float>.Shared.Return(wide);
    }

    private void Pool(ReadOnlySpan<float> values, int tokens, int skip, Span<float> layers)
    {
        int expected = output.Kind == ModelOutputKind.Tokens ? tokens * tokenDimension : layers.Length;
        if (values.Length != expected)
        {
            throw new EncoderFormatException(path,
                $"the output '{output.Name}' has {values.Length} values for {tokens} tokens where {expected} were expected; config.json or the output belongs to another model.");
        }

        if (output.Kind == ModelOutputKind.Tokens)
            TokenPooling.Pool(values, tokenDimension, Pooling, skip, layers);
        else
            values.CopyTo(layers);
    }
}
