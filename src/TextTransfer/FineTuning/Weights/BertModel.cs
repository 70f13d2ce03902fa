using TextTransfer.Encoders;
using TextTransfer.FineTuning.Network;

namespace TextTransfer.FineTuning.Weights;

/// <summary>
/// An ONNX model taken for BERT: the normalised embedding layer, then layers of attention and feed-forward parts, each normalised
/// (post-norm). Found by the order of operations, since exporters name weights as they like. Immutable.
/// </summary>
internal sealed class BertModel
{
    private readonly byte[] model;
    private readonly LinearWeights[] linears;

    private readonly Lazy<Transformer> transformer;

    private BertModel(byte[] model, LinearWeights[] linears, Func<Transformer> transformer, string embeddings) =>
        (this.model, this.linears, this.transformer, EmbeddingOutput) = (model, linears, new(transformer), embeddings);

    /// <summary>The layers, in single precision; made when first asked for, since that takes a second and 8 bytes a weight.</summary>
    public Transformer Transformer => transformer.Value;

    /// <summary>Inputs and outputs of its linear layers.</summary>
    public IReadOnlyList<(int Inputs, int Outputs)> Shapes => [.. linears.Select(l => (l.Inputs, l.Outputs))];

    /// <summary>The name of what the embedding layer gives.</summary>
    public string EmbeddingOutput { get; }

    /// <summary>A model of the embedding layer alone.</summary>
    public byte[] EmbeddingLayer() => OnnxPart.LeadingTo(model, EmbeddingOutput);

    /// <summary>The model with the weights that adapters make of its own; it costs the same to run.</summary>
    public byte[] Merge(IReadOnlyList<LowRankAdapter> adapters, float scale)
    {
        byte[] merged = [.. model];
        for (int i = 0; i < linears.Length; i++)
            linears[i].Merge(merged, adapters[i], scale);
        return merged;
    }

    /// <summary>Reads a model.</summary>
    /// <param name="settings">What its folder says.</param>
    /// <exception cref="EncoderFormatException">It is not of that shape, or its weights have another form.</exception>
    public static BertModel Read(EncoderSettings settings)
    {
        BertConfig config = BertConfig.Read(settings);
        byte[] model = FolderFile.Read(settings.ModelPath, File.ReadAllBytes);
        try
        {
            return Read(model, config);
        }
        catch (InvalidDataException e)
        {
            throw new EncoderFormatException(settings.ModelPath, $"cannot be fine-tuned: {e.Message}. Models of BERT's shape can, in single precision or with weights of 8 bits and a scale for each output, within one file.", e);
        }
    }

    private static BertModel Read(byte[] model, BertConfig config)
    {
        OnnxGraph graph = OnnxGraph.Parse(model);
        LinearFinder finder = new(graph, model);
        OnnxNode[] norms = [.. graph.Nodes.Where(n => n.Operation == "LayerNormalization")];
        LinearWeights[] linears = finder.Find();
        int layers = (norms.Length - 1) / 2;
        if (layers == 0 || norms.Length != (2 * layers) + 1 || linears.Length != layers * TransformerLayer.AdapterCount)
            throw new InvalidDataException($"{norms.Length} normalisations and {linears.Length} linear layers are not those of BERT, which has one and two a layer, and {TransformerLayer.AdapterCount} a layer");

        return new(model, linears, Build, norms[0].Outputs[0]);

        Transformer Build()
        {
            var built = new TransformerLayer[layers];
            Parallel.For(0, layers, i => built[i] = new(
                [.. linears.Skip(i * TransformerLayer.AdapterCount).Take(TransformerLayer.AdapterCount).Select(l => new Linear(l.Read(model), l.ReadBias(model)))],
                finder.Normalization(norms[(2 * i) + 1], config.Epsilon), finder.Normalization(norms[(2 * i) + 2], config.Epsilon), config.Heads));
            return new(built);
        }
    }
}
