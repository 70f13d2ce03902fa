using TextTransfer.Classification.Archive;
using TextTransfer.FineTuning;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.Classification.ModelFile;

/// <summary>What fine-tuning changed of the encoder as an entry of a model file: some megabytes, where the encoder has a hundred.</summary>
internal static class AdapterTensors
{
    private const string Name = "adapters";

    public static IEnumerable<ModelTensor> Of(EncoderAdapters adapters)
    {
        float[] values = adapters.ToValues();
        return [ModelTensor.Of(Name, values, values.Length)];
    }

    /// <summary>The encoder of a fine-tuned model, made of the one it was trained from.</summary>
    /// <exception cref="ModelFileException">The encoder at hand cannot be changed, or becomes another than that of training.</exception>
    /// <exception cref="InvalidDataException">The adapters are not those of the encoder.</exception>
    public static (EncoderAdapters Adapters, OnnxTextEncoder Encoder) Read(ModelArchive archive, string path, FineTunedEncoder made, ITextEncoder encoder)
    {
        OnnxTextEncoder source = TrainableEncoder.Of(encoder)
            ?? throw new ModelFileException(path, $"it changes the weights of encoder '{encoder.Info.Name}', which are not at hand. Open the encoder from its folder.");
        BertModel model = BertModel.Read(source.Settings);
        EncoderAdapters adapters = EncoderAdapters.FromValues(archive.Read(Name, ModelTensor.Float32, -1).ToSingles(), model.Shapes, made.Rank, made.Scale);
        OnnxTextEncoder adapted = adapters.Adapt(source, model);
        if (adapted.Info.Fingerprint == made.Encoder.Fingerprint)
            return (adapters, adapted);
        adapted.Dispose();
        throw new ModelFileException(path, $"its changes of encoder '{encoder.Info.Name}' give another one than that of training, whose fingerprint is {made.Encoder.Fingerprint}. Update TextTransfer, or train again.");
    }
}
