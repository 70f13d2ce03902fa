using TextTransfer.Classification.Training;
using TextTransfer.FineTuning;

namespace TextTransfer.Classification.ModelFile;

/// <summary>What a model file holds.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Model">The mixture.</param>
/// <param name="Examples">What it was trained on, where asked for.</param>
/// <param name="Adapters">What fine-tuning changed of the encoder.</param>
/// <param name="Encoder">The encoder so changed, to be disposed by the caller; none where it stays as it is.</param>
internal sealed record LoadedModel(ModelManifest Manifest, MixtureModel Model, EmbeddedCorpus? Examples, EncoderAdapters? Adapters, OnnxTextEncoder? Encoder);
