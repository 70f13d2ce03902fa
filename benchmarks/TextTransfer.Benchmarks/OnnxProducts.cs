using Microsoft.ML.OnnxRuntime;
using TextTransfer.Classification.Exporting;
using TextTransfer.Encoders;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Matrix products by ONNX Runtime on one thread, the best at hand to be compared with: x·W for constant W, one after another in
/// one graph. Of a layer's training these are what a graph of its gradients would spend the most on, and only that.
/// </summary>
internal sealed class OnnxProducts : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly OrtValue[] values;
    private readonly OrtValue[] results;

    /// <param name="rows">Rows of the left factors.</param>
    /// <param name="shapes">Rows and columns of the right factors.</param>
    public OnnxProducts(int rows, params (int Inputs, int Outputs)[] shapes)
    {
        OnnxGraphPart part = new();
        ProtobufWriter graph = new ProtobufWriter().Text(2, "products");
        inputs = [.. shapes.Select((_, i) => $"x{i}")];
        outputs = [.. shapes.Select((_, i) => $"y{i}")];
        for (int i = 0; i < shapes.Length; i++)
        {
            (int from, int to) = shapes[i];
            part.AddAs(outputs[i], "MatMul", [inputs[i], part.Constant(Draw(from * to, i), from, to)]);
            part.Output(outputs[i], to);
            graph.Message(11, Tensor(inputs[i], rows, from));
        }

        byte[] model = part.AppendTo(new ProtobufWriter().Number(1, 8).Message(8, new ProtobufWriter().Number(2, 17)).Message(7, graph).ToArray());
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new(model, options);
        values = [.. shapes.Select((s, i) => OrtValue.CreateTensorValueFromMemory(Draw(rows * s.Inputs, 100 + i), [rows, s.Inputs]))];
        results = [.. shapes.Select(s => OrtValue.CreateTensorValueFromMemory(new float[rows * s.Outputs], [rows, s.Outputs]))];
    }

    /// <summary>All products once, into the same room.</summary>
    public void Run() => session.Run(run, inputs, values, outputs, results);

    public void Dispose()
    {
        foreach (OrtValue value in (OrtValue[])[.. values, .. results])
            value.Dispose();
        run.Dispose();
        session.Dispose();
    }

    /// <summary>Numbers from -0.05 to 0.05, as weights are.</summary>
    public static float[] Draw(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) / 10)];
    }

    private static ProtobufWriter Tensor(string name, int rows, int columns)
    {
        ProtobufWriter shape = new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, rows)).Message(1, new ProtobufWriter().Number(1, columns));
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, 1).Message(2, shape)));
    }
}
