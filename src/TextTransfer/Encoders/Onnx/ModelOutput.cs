using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TextTransfer.Encoders;

/// <summary>The output of a model that an encoder reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Dimension">Values of one vector; 0 where the model does not say.</param>
/// <param name="Layers">Vectors of one text after pooling.</param>
internal sealed record ModelOutput(string Name, ModelOutputKind Kind, TensorElementType Type, int Dimension, int Layers)
{
    private const string PooledLayers = "layer_embeddings";
    private const string Sentence = "sentence_embedding";
    private static readonly string[] TokenOutputs = ["last_hidden_state", "token_embeddings"];

    /// <summary>Chooses as the options say, else the one that leaves no doubt.</summary>
    /// <param name="session">The model.</param>
    /// <param name="settings">The encoder's settings.</param>
    /// <param name="isStated">Whether the options made it another than would be taken without them.</param>
    public static ModelOutput Choose(InferenceSession session, EncoderSettings settings, out bool isStated)
    {
        EncoderOptions options = settings.Options;
        string? discovered = Discover(session, settings);
        string? name = options.OutputName
            ?? (options.Pooling == PoolingMode.None && session.OutputNames.Contains(Sentence) ? Sentence : discovered);
        if (name is null || !session.OutputNames.Contains(name))
        {
            string problem = name is not null ? $"the model has no output '{name}'" : "the model has several outputs or none that could hold its vectors";
            throw new EncoderFormatException(settings.ModelPath, $"{problem}; it has {Describe(session)}: state one (option OutputName, --output-name).");
        }

        isStated = options.OutputName is not null && name != discovered;
        ModelOutput output = Read(name, session, settings);
        bool isPooled = output.Kind == ModelOutputKind.Sentence;
        return options.Pooling is not { } pooling || (pooling == PoolingMode.None) == isPooled
            ? output
            : throw new EncoderFormatException(settings.ModelPath, isPooled
                ? $"the output '{name}' is pooled inside the model, so the pooling {pooling} cannot be had; state None, or an output of token vectors among {Describe(session)} (option OutputName, --output-name)."
                : $"the output '{name}' is not pooled inside the model, so the pooling None cannot be had; state another (option Pooling, --pooling).");
    }

    /// <summary>
    /// The output with the vectors of single tokens in the last layer whose mean this one gives, as single-precision values;
    /// <see langword="null"/> where there is none.
    /// </summary>
    public string? FindTokens(InferenceSession session, PoolingMode pooling)
    {
        string? name = pooling != PoolingMode.Mean ? null : Kind == ModelOutputKind.Tokens ? Name : TokenOutputs.FirstOrDefault(session.OutputNames.Contains);
        return name is not null && session.OutputMetadata[name] is { IsTensor: true, ElementDataType: TensorElementType.Float } ? name : null;
    }

    private static string? Discover(InferenceSession session, EncoderSettings settings)
    {
        IReadOnlyList<string> names = session.OutputNames;
        if (names.Contains(PooledLayers) && LayersServe(settings))
            return PooledLayers;
        if (TokenOutputs.Append(Sentence).FirstOrDefault(names.Contains) is { } known)
            return known;

        string[] candidates = [.. names.Where(n => session.OutputMetadata[n] is { IsTensor: true } m && IsFloat(m.ElementDataType) && m.Dimensions.Length is 2 or 3 && n != PooledLayers)];
        // The scores of a task's head are no embedding.
        return candidates is [{ } only] && only != "logits" ? only : null;
    }

    /// <summary>The layers are pooled by their mean inside the model, and no module can be put between that and the embedding.</summary>
    private static bool LayersServe(EncoderSettings settings) =>
        settings is { Pooling: { Modes: PoolingMode.Mean, IncludesPrompt: true }, Modules.IsEmpty: true };

    private static ModelOutput Read(string name, InferenceSession session, EncoderSettings settings)
    {
        NodeMetadata metadata = session.OutputMetadata[name];
        if (!metadata.IsTensor || !IsFloat(metadata.ElementDataType))
            throw new EncoderFormatException(settings.ModelPath, $"the output '{name}' is {metadata.ElementDataType}; only Float, Float16 and BFloat16 are supported.");

        int[] shape = metadata.Dimensions;
        int dimension = shape.Length > 0 ? Math.Max(shape[^1], 0) : 0;
        return (name, shape.Length) switch
        {
            (PooledLayers, _) when !LayersServe(settings) => throw Refuse("its layers are pooled by their mean, which is not the pooling of this encoder or not all of it"),
            (PooledLayers, 3) when shape[1] > 0 => new(name, ModelOutputKind.Layers, metadata.ElementDataType, dimension, shape[1]),
            (PooledLayers, _) => throw Refuse("for pooled layers their number must be fixed; export the model so, or state another output (option OutputName, --output-name)"),
            (_, 3) => new(name, ModelOutputKind.Tokens, metadata.ElementDataType, dimension, 1),
            (_, 2) => new(name, ModelOutputKind.Sentence, metadata.ElementDataType, dimension, 1),
            // Some exports leave the shape out; the name says it too.
            (_, 0) when TokenOutputs.Contains(name) => new(name, ModelOutputKind.Tokens, metadata.ElementDataType, 0, 1),
            (_, 0) when name == Sentence => new(name, ModelOutputKind.Sentence, metadata.ElementDataType, 0, 1),
            _ => throw Refuse("only [batch, tokens, values] and [batch, values] are supported"),
        };

        EncoderFormatException Refuse(string reason) => new(settings.ModelPath, $"the output '{name}' has the shape [{string.Join(", ", shape)}]; {reason}.");
    }

    private static bool IsFloat(TensorElementType type) => type is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.BFloat16;

    private static string Describe(InferenceSession session) =>
        string.Join(", ", session.OutputNames.Select(n => $"{n} [{string.Join(", ", session.OutputMetadata[n].Dimensions)}]"));
}
