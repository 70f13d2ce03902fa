using System.Runtime.InteropServices;
using TextTransfer.Encoders;

namespace TextTransfer.Classification.Exporting;

/// <summary>
/// Operations and constants put behind those of an ONNX model (field numbers of onnx.proto). Messages that come twice are merged
/// (Protocol Buffers, "last one wins"), so that the model itself is copied byte by byte.
/// </summary>
internal sealed class OnnxGraphPart
{
    private const int Single = 1;
    private const int Int64 = 7;

    /// <summary>What the names of the model do not begin with.</summary>
    private const string Prefix = "texttransfer_";

    private readonly ProtobufWriter graph = new();
    private int count;

    /// <summary>Adds an operation of one output; its attributes are whole numbers.</summary>
    /// <returns>The name of the output.</returns>
    public string Add(string operation, string[] inputs, params (string Name, long Value)[] attributes) => AddAs($"{Prefix}{count++}", operation, inputs, attributes);

    /// <inheritdoc cref="Add"/>
    public string AddAs(string output, string operation, string[] inputs, params (string Name, long Value)[] attributes)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, Prefix + "node_" + output).Text(4, operation);
        foreach ((string name, long value) in attributes)
            node.Message(5, new ProtobufWriter().Text(1, name).Number(3, value).Number(20, 2));
        graph.Message(1, node);
        return output;
    }

    public string Constant(float[] values, params int[] shape) => Constant(Single, MemoryMarshal.AsBytes<float>(values), shape);

    public string Constant(params long[] values) => Constant(Int64, MemoryMarshal.AsBytes<long>(values), values.Length);

    /// <summary>Makes a value in single precision [batch, columns] an output.</summary>
    public void Output(string name, int columns)
    {
        ProtobufWriter shape = new ProtobufWriter()
            .Message(1, new ProtobufWriter().Text(2, Prefix + "batch"))
            .Message(1, new ProtobufWriter().Number(1, columns));
        graph.Message(12, new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, Single).Message(2, shape))));
    }

    /// <summary>The model with all of this in it.</summary>
    public byte[] AppendTo(byte[] model) => [.. model, .. new ProtobufWriter().Message(7, graph).ToArray()];

    private string Constant(int type, ReadOnlySpan<byte> data, params int[] shape)
    {
        string name = $"{Prefix}constant_{count++}";
        ProtobufWriter tensor = new();
        foreach (int extent in shape)
            tensor.Number(1, extent);
        graph.Message(5, tensor.Number(2, type).Text(8, name).Bytes(9, data));
        return name;
    }
}
