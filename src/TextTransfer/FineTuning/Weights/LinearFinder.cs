using TextTransfer.FineTuning.Network;

namespace TextTransfer.FineTuning.Weights;

/// <summary>Finds the linear layers of a graph by what its operations do with constants.</summary>
internal sealed class LinearFinder
{
    private readonly byte[] model;
    private readonly OnnxGraph graph;
    private readonly Dictionary<string, string> aliases;
    private readonly ILookup<string, OnnxNode> readers;

    public LinearFinder(OnnxGraph graph, byte[] model)
    {
        this.graph = graph;
        this.model = model;
        // Exporters store equal constants once and give them other names so.
        aliases = graph.Nodes.Where(n => n.Operation == "Identity" && n.Inputs.Count == 1).ToDictionary(n => n.Outputs[0], n => n.Inputs[0], StringComparer.Ordinal);
        readers = graph.Nodes.SelectMany(n => n.Inputs.Select(i => (i, n))).ToLookup(p => p.i, p => p.n, StringComparer.Ordinal);
    }

    /// <summary>The layers in order, with queries, keys and values apart.</summary>
    /// <exception cref="InvalidDataException">One has a form that cannot be changed.</exception>
    public LinearWeights[] Find() => [.. graph.Nodes.Select(Find).OfType<LinearWeights>().SelectMany(Part)];

    /// <exception cref="InvalidDataException">Its weights are no constants in single precision.</exception>
    public Normalization Normalization(OnnxNode node, float epsilon) =>
        new(Require(node.Inputs[1]).ReadSingles(model), Require(node.Inputs[2]).ReadSingles(model), epsilon);

    private LinearWeights? Find(OnnxNode node)
    {
        if (node.Operation is not ("MatMul" or "MatMulInteger") || Tensor(node.Inputs[1]) is not { Shape.Count: 2 } values)
            return null;
        if (values.Type is not (OnnxTensor.Single or OnnxTensor.SByte) || values.Length == 0)
            throw new InvalidDataException($"the weights '{values.Name}' have another form");

        string output = node.Outputs[0];
        OnnxTensor? scale = null;
        if (node.Operation == "MatMulInteger")
        {
            // The product of integers is cast and multiplied by both scales, of which one is the weights'.
            OnnxNode multiplication = After(After(output, "Cast").Outputs[0], "Mul");
            string scales = multiplication.Inputs.Single(i => graph.Nodes.Any(n => n.Operation == "Mul" && n.Outputs[0] == i && n.Inputs.Any(j => Tensor(j) is not null)));
            scale = graph.Nodes.First(n => n.Outputs.Contains(scales)).Inputs.Select(Tensor).OfType<OnnxTensor>().First();
            bool isPlain = scale.Shape.Count == 1 && scale.Shape[0] == values.Shape[1] && values.Length == values.Shape[0] * values.Shape[1];
            if (!isPlain || (node.Inputs.Count > 3 && Tensor(node.Inputs[3]) is { } zero && model.AsSpan(zero.Offset, zero.Length).ContainsAnyExcept((byte)0)))
                throw new InvalidDataException($"the weights '{values.Name}' are not quantised symmetrically by output");
            output = multiplication.Outputs[0];
        }

        OnnxTensor bias = After(output, "Add").Inputs.Select(Tensor).OfType<OnnxTensor>().FirstOrDefault(t => t.Shape.Count == 1 && t.Shape[0] == values.Shape[1])
            ?? throw new InvalidDataException($"the linear layer of '{values.Name}' has no bias");
        return new(values, scale, bias, 0, values.Shape[1]);
    }

    private static IEnumerable<LinearWeights> Part(LinearWeights linear)
    {
        int width = linear.Inputs;
        return linear.Outputs == 3 * width ? [.. Enumerable.Range(0, 3).Select(i => linear with { FirstColumn = i * width, Outputs = width })] : [linear];
    }

    private OnnxNode After(string output, string operation) =>
        readers[output].FirstOrDefault(n => n.Operation == operation) ?? throw new InvalidDataException($"'{output}' is not followed by {operation}");

    private OnnxTensor? Tensor(string name) => graph.Tensors.GetValueOrDefault(name) ?? (aliases.TryGetValue(name, out string? other) ? Tensor(other) : null);

    private OnnxTensor Require(string name) => Tensor(name) ?? throw new InvalidDataException($"'{name}' is not a constant");
}
