using System.Runtime.InteropServices;
using System.Text;

namespace TextTransfer.Tests.Encoders;

/// <summary>
/// Writes small ONNX models by hand, in the wire format of protocol buffers (field numbers of onnx.proto, IR version 8,
/// operator set 17), so that what a model does is in plain sight of the test.
/// </summary>
internal sealed class OnnxWriter
{
    public const int Float = 1, Int32 = 6, Int64 = 7, Float16 = 10, BFloat16 = 16;

    private readonly Message graph = new Message().Text(2, "graph");
    private readonly Message functions = new();

    private static Message OperatorSet => new Message().Text(1, "").Number(2, 17);

    /// <summary>Adds an input; a dimension of 0 is left open.</summary>
    public OnnxWriter Input(string name, int type, params int[] shape) => Add(11, ValueInfo(name, type, shape));

    /// <summary>Adds an output; a dimension of 0 is left open.</summary>
    public OnnxWriter Output(string name, int type, params int[] shape) => Add(12, ValueInfo(name, type, shape));

    /// <summary>Adds a node; its attributes are whole numbers or lists of them.</summary>
    public OnnxWriter Node(string operation, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        Message node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(4, operation);
        foreach ((string name, object value) in attributes)
        {
            Message attribute = new Message().Text(1, name);
            if (value is int number)
                attribute.Number(3, number).Number(20, 2);
            foreach (int item in value as int[] ?? [])
                attribute.Number(8, item);
            node.Nested(5, value is int ? attribute : attribute.Number(20, 7));
        }

        return Add(1, node);
    }

    /// <summary>Adds a matrix of constants, in the model or, when a file is named, in that file beside it.</summary>
    public OnnxWriter Weights(string name, float[][] rows, string? externalFile = null) => Add(5, Tensor(name, rows, externalFile));

    /// <summary>Adds a function of the model's own that gives a matrix kept in a file beside the model, and a node that calls it.</summary>
    public OnnxWriter FunctionWithWeights(string output, float[][] rows, string externalFile)
    {
        const string Domain = "own", Name = "Constants";
        Message constant = new Message().Text(2, "value").Text(4, "Constant")
            .Nested(5, new Message().Text(1, "value").Nested(5, Tensor("", rows, externalFile)).Number(20, 4));
        functions.Nested(8, new Message().Text(1, Domain).Number(2, 1))
            .Nested(25, new Message().Text(1, Name).Text(5, "value").Nested(7, constant).Nested(9, OperatorSet).Text(10, Domain));
        return Add(1, new Message().Text(2, output).Text(4, Name).Text(7, Domain));
    }

    public static byte[] Raw(float[][] rows) => MemoryMarshal.AsBytes<float>(rows.SelectMany(r => r).ToArray()).ToArray();

    public byte[] ToBytes() => [.. new Message().Number(1, 8).Nested(7, graph).Nested(8, OperatorSet).ToBytes(), .. functions.ToBytes()];

    private static Message Tensor(string name, float[][] rows, string? externalFile)
    {
        Message tensor = new Message().Number(1, rows.Length).Number(1, rows[0].Length).Number(2, Float).Text(8, name);
        return externalFile is null
            ? tensor.Bytes(9, Raw(rows))
            : tensor.Nested(13, new Message().Text(1, "location").Text(2, externalFile)).Number(14, 1);
    }

    private static Message ValueInfo(string name, int type, int[] shape)
    {
        Message dimensions = new();
        for (int i = 0; i < shape.Length; i++)
            dimensions.Nested(1, shape[i] > 0 ? new Message().Number(1, shape[i]) : new Message().Text(2, $"{name}_{i}"));
        return new Message().Text(1, name).Nested(2, new Message().Nested(1, new Message().Number(1, type).Nested(2, dimensions)));
    }

    private OnnxWriter Add(int field, Message message)
    {
        graph.Nested(field, message);
        return this;
    }

    /// <summary>A message of protocol buffers: numbered fields, whole numbers or counted bytes.</summary>
    private sealed class Message
    {
        private readonly List<byte> bytes = [];

        public byte[] ToBytes() => [.. bytes];

        public Message Number(int field, long value)
        {
            Varint((ulong)field << 3);
            Varint((ulong)value);
            return this;
        }

        public Message Bytes(int field, byte[] value)
        {
            Varint(((ulong)field << 3) | 2);
            Varint((ulong)value.Length);
            bytes.AddRange(value);
            return this;
        }

        public Message Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public Message Nested(int field, Message value) => Bytes(field, value.ToBytes());

        private void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
                bytes.Add((byte)(value | 0x80));
            bytes.Add((byte)value);
        }
    }
}
