using TextTransfer.FineTuning.Network;
using TextTransfer.FineTuning.Training;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.FineTuning;

/// <summary>
/// Fine-tunes one encoder, again and again on different texts. Reading it takes about a second, and in single precision its
/// layers fill eight bytes a weight. For one tuning at a time.
/// </summary>
internal sealed class EncoderTuner : IDisposable
{
    private readonly OnnxTextEncoder encoder;
    private readonly FineTuningRecipe recipe;
    private readonly BertModel model;
    private readonly EmbeddingLayer embeddings;
    private readonly TransformerPass[] passes;
    private readonly Dictionary<string, int[][]> windows = new(StringComparer.Ordinal);

    /// <exception cref="EncoderFormatException">The encoder is not of a shape that can be trained.</exception>
    public EncoderTuner(OnnxTextEncoder encoder, FineTuningRecipe recipe)
    {
        (this.encoder, this.recipe) = (encoder, recipe);
        model = BertModel.Read(encoder.Settings);
        embeddings = new(model, encoder.Settings);
        passes = AdapterTrainer.CreatePasses(model.Transformer);
    }

    /// <summary>What tunes an encoder on a corpus as the options want it; none where they do not, or leave it open and it cannot be done.</summary>
    /// <exception cref="CorpusTooSmallException">It must be, and a class has one text.</exception>
    /// <exception cref="ArgumentException">It must be, and the weights are not at hand.</exception>
    /// <exception cref="EncoderFormatException">It must be, and the encoder is of another shape.</exception>
    public static EncoderTuner? For(EmbeddedCorpus corpus, ITextEncoder encoder, TrainingOptions options)
    {
        if (options.FineTune == FineTune.Off)
            return null;
        bool isOpen = options.FineTune == FineTune.Auto;
        if (corpus.Corpus.Texts.GroupBy(t => t.Label).FirstOrDefault(g => g.Count() < 2) is { } single)
            return isOpen ? null : throw new CorpusTooSmallException($"Fine-tuning needs two texts of every class, and '{single.Key}' has one. Add another, or leave fine-tuning out.");
        if (TrainableEncoder.Of(encoder) is not { } onnx)
            return isOpen ? null : throw new ArgumentException($"The weights of {encoder.Info.Describe()} are not at hand, so that it cannot be fine-tuned. Take one encoder from its folder, or leave fine-tuning out.", nameof(encoder));
        try
        {
            return new(onnx, new() { Steps = options.FineTuningSteps });
        }
        catch (EncoderFormatException) when (isOpen)
        {
            return null;
        }
    }

    /// <summary>Steps of one tuning.</summary>
    public int Steps => recipe.Steps;

    public int Rank => recipe.Rank;

    /// <summary>Trains adapters on labelled texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="seed">Decides batches and how adapters begin.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    public EncoderAdapters Tune(IReadOnlyList<string> texts, IReadOnlyList<int> labels, int seed, Action? progress, CancellationToken cancellationToken)
    {
        Random random = new(seed);
        BatchSampler sampler = new(labels, recipe.BatchSize, random);
        AdapterTrainer trainer = new(model.Transformer, passes, recipe, seed, Environment.ProcessorCount);
        for (int step = 0; step < recipe.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] batch = sampler.Next();
            ReadOnlyMemory<float>[] chosen = [.. batch.Select(i => WindowsOf(texts[i])).Select(w => embeddings.Run(w[random.Next(w.Length)]))];
            trainer.Step(chosen, [.. batch.Select(i => labels[i])], recipe.RateOf(step));
            progress?.Invoke();
        }
        return new(trainer.Adapters, recipe.Scale);
    }

    /// <inheritdoc cref="EncoderAdapters.Adapt"/>
    public OnnxTextEncoder Adapt(EncoderAdapters adapters) => adapters.Adapt(encoder, model);

    public void Dispose() => embeddings.Dispose();

    private int[][] WindowsOf(string text) =>
        windows.TryGetValue(text, out int[][]? known) ? known : windows[text] = [.. encoder.TokenizeWindows(text, recipe.MaxTokens)];
}
