using TextTransfer.Encoders;

namespace TextTransfer.FineTuning.Weights;

/// <summary>The part of an ONNX model that one value is computed by (field numbers of onnx.proto).</summary>
internal static class OnnxPart
{
    private const int Graph = 7, Node = 1, Name = 2, Constant = 5, Input = 11, Output = 12;

    /// <summary>
    /// A model of the same inputs whose only output is that value. Operations and constants are copied byte by byte, each in a
    /// graph of its own: messages that come more than once are merged (Protocol Buffers, "last one wins"), and a word table of a
    /// hundred megabytes is copied once.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="value">The name of the value.</param>
    public static byte[] LeadingTo(ReadOnlySpan<byte> model, string value)
    {
        HashSet<string> needed = Needed(OnnxGraph.Parse(model), value);
        ProtobufWriter part = new(capacity: model.Length);
        ProtobufReader fields = new(model, 0);
        while (fields.Read())
        {
            if (fields.Field == Graph)
                Copy(fields.Message(), needed, part);
            else if (fields.IsVarint)
                part.Number(fields.Field, (long)fields.Number);
            else
                part.Bytes(fields.Field, fields.Value);
        }
        return part.Message(Graph, new ProtobufWriter().Message(Output, new ProtobufWriter().Text(1, value))).ToArray();
    }

    private static HashSet<string> Needed(OnnxGraph graph, string value)
    {
        HashSet<string> needed = new([value], StringComparer.Ordinal);
        // Operations come after those they read, so that one pass from the last to the first finds all.
        foreach (OnnxNode node in graph.Nodes.Reverse().Where(n => n.Outputs.Any(needed.Contains)))
            needed.UnionWith(node.Inputs);
        return needed;
    }

    private static void Copy(ProtobufReader graph, HashSet<string> needed, ProtobufWriter part)
    {
        while (graph.Read())
        {
            bool isKept = graph.Field switch
            {
                Node => OnnxGraph.ReadNode(graph.Message()).Outputs.Any(needed.Contains),
                Constant => needed.Contains(OnnxGraph.ReadTensor(graph.Message()).Name),
                Name or Input => true,
                _ => false,
            };
            if (isKept)
                part.Bytes(Graph, graph.Field, graph.Value);
        }
    }
}
