using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>A linear layer with an activation function (<c>Dense</c>).</summary>
internal sealed class DenseModule : ISentenceModule
{
    private readonly int inputs;
    private readonly float[] weight;
    private readonly float[]? bias;
    private readonly Activation activation;

    private DenseModule(int inputs, float[] weight, float[]? bias, Activation activation, string hash)
    {
        (this.inputs, this.weight, this.bias, this.activation) = (inputs, weight, bias, activation);
        Identity = string.Create(CultureInfo.InvariantCulture, $"module Dense {inputs} {OutputDimension} {bias is not null} {activation.Name} {hash}");
    }

    public string Identity { get; }

    public int? InputDimension => inputs;

    public int? OutputDimension => weight.Length / inputs;

    public static DenseModule Read(string folder)
    {
        using FolderJson json = FolderJson.Open(FolderJson.Require(folder, "config.json", "take it from the model's page."));
        int inputs = RequireSize(json, "in_features"), outputs = RequireSize(json, "out_features");
        ModuleFeatures.RefuseOthers(json);
        if (json.Flag("use_residual") == true)
            throw new EncoderFormatException(json.Path, "use_residual is not supported.");

        // The class's own default, where nothing is stated.
        string name = json.Root.TryGetProperty("activation_function", out JsonElement stated) ? stated.ToString() : "torch.nn.modules.activation.Tanh";
        Activation activation = Activation.Find(name)
            ?? throw new EncoderFormatException(json.Path, $"the activation function '{name}' is not supported, only {string.Join(", ", Activation.All.Select(a => a.Name))} of torch.");
        Safetensors weights = Safetensors.Open(folder);
        return new(
            inputs,
            weights.Read("linear.weight", (long)inputs * outputs),
            json.Flag("bias") == false ? null : weights.Read("linear.bias", outputs),
            activation,
            weights.Hash);
    }

    public float[] Apply(float[] vector)
    {
        float[] result = new float[weight.Length / inputs];
        for (int i = 0; i < result.Length; i++)
            result[i] = TensorPrimitives.Dot(weight.AsSpan(i * inputs, inputs), vector);
        if (bias is not null)
            TensorPrimitives.Add(result, bias, result);
        activation.Apply(result);
        return result;
    }

    private static int RequireSize(FolderJson json, string name) =>
        json.Int32(name) is { } size and > 0 ? size : throw new EncoderFormatException(json.Path, $"{name} is missing or not a number above 0; take the file from the model's page.");
}
