using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TextTransfer.Encoders;

/// <summary>
/// One input of a model, for windows of one text without padding: the ids, or values that are the same for every text and are
/// laid out once. Immutable and safe for concurrent calls.
/// </summary>
internal sealed class ModelInput
{
    private readonly bool is32Bit;
    private readonly long[] constant64 = [];
    private readonly int[] constant32 = [];

    private ModelInput(string name, bool is32Bit, long[]? constant)
    {
        (Name, this.is32Bit, IsIds) = (name, is32Bit, constant is null);
        if (constant is not null && is32Bit)
            constant32 = [.. constant.Select(v => (int)v)];
        else if (constant is not null)
            constant64 = constant;
    }

    /// <summary>The input of positions; the only one whose values another kind of model would have otherwise.</summary>
    public const string Positions = "position_ids";

    public string Name { get; }

    public bool IsIds { get; }

    /// <summary>Reads the inputs of a model; each must be one that a text alone decides.</summary>
    public static ModelInput[] ReadAll(InferenceSession session, EncoderSettings settings)
    {
        ModelInput[] inputs = [.. session.InputNames.Select(n => Read(n, session.InputMetadata[n], settings))];
        return inputs.Any(i => i.IsIds) ? inputs
            : throw new EncoderFormatException(settings.ModelPath, $"the model has no input 'input_ids'; it has {string.Join(", ", session.InputNames)}.");
    }

    /// <summary>The value for one window.</summary>
    /// <param name="ids">The window's token ids in both widths; each input reads the one it wants.</param>
    public OrtValue Create(WindowIds ids)
    {
        long[] shape = [1, ids.Length];
        return is32Bit
            ? OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, IsIds ? ids.Narrow() : constant32.AsMemory(0, ids.Length), shape)
            : OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, IsIds ? ids.Wide() : constant64.AsMemory(0, ids.Length), shape);
    }

    private static ModelInput Read(string name, NodeMetadata metadata, EncoderSettings settings)
    {
        if (!metadata.IsTensor || metadata.ElementDataType is not (TensorElementType.Int64 or TensorElementType.Int32))
            throw new EncoderFormatException(settings.ModelPath, $"the input '{name}' is {metadata.ElementDataType}; only Int64 and Int32 are supported.");

        IEnumerable<long>? constant = name switch
        {
            "input_ids" => null,
            "attention_mask" => Enumerable.Repeat(1L, settings.MaxTokens),
            "token_type_ids" => Enumerable.Repeat(0L, settings.MaxTokens),
            Positions => Enumerable.Range(RequireFirstPosition(settings), settings.MaxTokens).Select(i => (long)i),
            _ => throw new EncoderFormatException(settings.ModelPath, $"the model wants an input '{name}', which is not supported; export it for feature extraction, with token ids alone."),
        };
        return new(name, metadata.ElementDataType == TensorElementType.Int32, constant?.ToArray());
    }

    private static int RequireFirstPosition(EncoderSettings settings) => settings.Config.FirstPosition ?? throw new EncoderFormatException(settings.ModelPath,
        $"the model wants an input '{Positions}', and no config.json beside it states the model_type, which says where positions begin; take config.json from the model's page.");
}
