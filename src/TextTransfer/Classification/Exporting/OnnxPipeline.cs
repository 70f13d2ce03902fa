using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Encoders;

namespace TextTransfer.Classification.Exporting;

/// <summary>Encoder and classifier as one ONNX model, from token ids to probabilities.</summary>
internal static class OnnxPipeline
{
    public const string Output = "probabilities";

    /// <param name="model">The encoder's model.</param>
    /// <param name="encoder">What is known of it.</param>
    /// <param name="mixture">The classifier.</param>
    /// <exception cref="OnnxExportException">Something of it is no arithmetic on what the encoder gives for one window.</exception>
    public static byte[] Build(byte[] model, OnnxTextEncoder encoder, MixtureModel mixture)
    {
        LayersModel[] views = [.. mixture.Views.Where(v => v.Weight > 0).Select(v => Require(v.Model))];
        double[] weights = [.. mixture.Views.Where(v => v.Weight > 0).Select(v => v.Weight)];
        OnnxGraphPart part = new();
        string layers = part.Add("Cast", [Layers(part, encoder)], ("to", 1));
        int read = views.Max(v => v.Layers), count = encoder.Info.LayerCount, dimension = encoder.Info.Dimension, classes = mixture.Labels.Count;
        // From the last downwards, as the views read them; each scaled to length 1.
        string chosen = part.Add("Gather", [layers, part.Constant([.. Enumerable.Range(0, read).Select(i => (long)(count - 1 - i))])], ("axis", 1));
        string features = part.Add("Flatten", [part.Add("LpNormalization", [chosen], ("axis", -1), ("p", 2))], ("axis", 1));

        // All views are linear in them, so that their weighted sum is one matrix.
        double[] matrix = new double[read * dimension * classes], bias = new double[classes];
        foreach ((LayersModel view, double weight) in views.Zip(weights))
        {
            int width = view.Layers * dimension;
            for (int k = 0; k < classes; k++)
            {
                bias[k] += weight * view.Bias[k];
                for (int i = 0; i < width; i++)
                    matrix[(i * classes) + k] += weight * view.Weights[(k * width) + i];
            }
        }
        string logits = part.Add("Gemm", [features, part.Constant([.. matrix.Select(v => (float)v)], read * dimension, classes), part.Constant([.. bias.Select(v => (float)v)], classes)]);
        part.AddAs(Output, "Softmax", [logits], ("axis", 1));
        part.Output(Output, classes);
        return part.AppendTo(model);
    }

    private static LayersModel Require(IViewModel view) => view switch
    {
        LayersModel { IsOfTitle: true } => throw new OnnxExportException("The classifier reads titles by themselves, which token ids do not show. Train it again on what the encoder gives for the whole text alone (train --views encoder, TrainingOptions.EncoderViewsOnly)."),
        LayersModel layers => layers,
        _ => throw new OnnxExportException("The classifier reads the words of a text too, which token ids do not show. Train it again on what the encoder gives alone (train --views encoder, TrainingOptions.EncoderViewsOnly)."),
    };

    /// <summary>The pooled layers [batch, layers, dimension]; scale is of no account, since each is then scaled to length 1.</summary>
    private static string Layers(OnnxGraphPart part, OnnxTextEncoder encoder)
    {
        ModelOutput output = encoder.Output;
        return (output.Kind, encoder.Info.Pooling) switch
        {
            (ModelOutputKind.Layers, _) => output.Name,
            (ModelOutputKind.Sentence, _) => part.Add("Reshape", [output.Name, part.Constant(0, 1, -1)]),
            (ModelOutputKind.Tokens, PoolingMode.Cls) => part.Add("Gather", [output.Name, part.Constant(0)], ("axis", 1)),
            // The sum over the tokens that the mask has.
            (ModelOutputKind.Tokens, PoolingMode.Mean) when encoder.InputNames.Contains("attention_mask") =>
                part.Add("MatMul", [part.Add("Cast", [part.Add("Reshape", ["attention_mask", part.Constant(0, 1, -1)])], ("to", (long)output.Type)), output.Name]),
            _ => throw new OnnxExportException($"The encoder pools its tokens by {encoder.Info.Pooling}, which is not written; mean, the first token and pooling inside the model are."),
        };
    }
}
