using System.Buffers.Binary;
using TextTransfer.Encoders;

namespace TextTransfer.FineTuning.Weights;

/// <summary>
/// The nodes and tensors of an ONNX model in memory (onnx.proto), with the place of each tensor's data, so that values can be
/// written over those of the same number. Immutable.
/// </summary>
internal sealed class OnnxGraph
{
    private OnnxGraph(IReadOnlyList<OnnxNode> nodes, IReadOnlyDictionary<string, OnnxTensor> tensors) => (Nodes, Tensors) = (nodes, tensors);

    /// <summary>The operations, each after those it reads.</summary>
    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>The constants, by name.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Tensors { get; }

    /// <exception cref="InvalidDataException">It is no such model.</exception>
    public static OnnxGraph Parse(ReadOnlySpan<byte> model)
    {
        List<OnnxNode> nodes = [];
        Dictionary<string, OnnxTensor> tensors = new(StringComparer.Ordinal);
        ProtobufReader fields = new(model, 0);
        while (fields.Read())
        {
            if (fields.Field != 7)
                continue;
            ProtobufReader graph = fields.Message();
            while (graph.Read())
            {
                if (graph.Field == 1)
                    nodes.Add(ReadNode(graph.Message()));
                else if (graph.Field == 5 && ReadTensor(graph.Message()) is var tensor)
                    tensors[tensor.Name] = tensor;
            }
        }
        return new(nodes, tensors);
    }

    public static OnnxNode ReadNode(ProtobufReader fields)
    {
        List<string> inputs = [], outputs = [];
        string operation = "";
        while (fields.Read())
        {
            switch (fields.Field)
            {
                case 1: inputs.Add(fields.Text()); break;
                case 2: outputs.Add(fields.Text()); break;
                case 4: operation = fields.Text(); break;
            }
        }
        return new(operation, inputs, outputs);
    }

    public static OnnxTensor ReadTensor(ProtobufReader fields)
    {
        List<int> shape = [];
        OnnxTensor tensor = new("", [], 0, 0, 0);
        while (fields.Read())
        {
            switch (fields.Field)
            {
                case 1 when fields.IsVarint: shape.Add((int)fields.Number); break;
                case 1:
                    for (ProtobufReader packed = fields.Message(); packed.ReadVarint(out ulong extent);)
                        shape.Add((int)extent);
                    break;
                case 2: tensor = tensor with { Type = (int)fields.Number }; break;
                case 4 or 5 or 9 when !fields.IsVarint: tensor = tensor with { Offset = fields.Offset, Length = fields.Length }; break;
                case 8: tensor = tensor with { Name = fields.Text() }; break;
            }
        }
        return tensor with { Shape = shape };
    }
}

/// <summary>An operation.</summary>
/// <param name="Operation">Its type.</param>
/// <param name="Inputs">Names of what it reads.</param>
/// <param name="Outputs">Names of what it gives.</param>
internal sealed record OnnxNode(string Operation, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);

/// <summary>A constant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Type">TensorProto.DataType: 1 for single precision, 3 for 8 bits with sign.</param>
/// <param name="Offset">Where its data lie in the model.</param>
/// <param name="Length">Their bytes; 0 when they are elsewhere.</param>
internal sealed record OnnxTensor(string Name, IReadOnlyList<int> Shape, int Type, int Offset, int Length)
{
    public const int Single = 1;
    public const int SByte = 3;

    /// <summary>Its values, where they are in single precision.</summary>
    public float[] ReadSingles(ReadOnlySpan<byte> model)
    {
        if (Type != Single || Length != 4 * Shape.Aggregate(1, (a, b) => a * b))
            throw new InvalidDataException($"the constant '{Name}' is not held in single precision within the model");
        float[] values = new float[Length / 4];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(model[(Offset + (4 * i))..]);
        return values;
    }
}
