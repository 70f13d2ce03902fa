using System.Collections.Concurrent;
using TextTransfer.Encoders;
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
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<float>[]> windows = new(StringComparer.Ordinal);

    /// <exception cref="EncoderFormatException">The encoder is not of a shape that can be trained.</exception>
    public EncoderTuner(OnnxTextEncoder encoder, FineTuningRecipe recipe)
    {
        (this.encoder, this.recipe) = (encoder, recipe);
        model = BertModel.Read(encoder.Settings);
        embeddings = new(model, encoder.Settings);
    }

    public IReadOnlyList<Linear> Linears => model.Transformer.Linears;

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
        AdapterTrainer trainer = new(model.Transformer, recipe, seed, Environment.ProcessorCount);
        for (int step = 0; step < recipe.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] batch = sampler.Next();
            ReadOnlyMemory<float>[] chosen = [.. batch.Select(i => WindowsOf(texts[i])).Select(w => w[random.Next(w.Length)])];
            trainer.Step(chosen, [.. batch.Select(i => labels[i])], recipe.RateOf(step));
            progress?.Invoke();
        }
        return new(trainer.Adapters, recipe.Scale);
    }

    /// <summary>The encoder with changed weights, in the form and at the cost of the original.</summary>
    /// <returns>An encoder of its own, to be disposed by the caller.</returns>
    public OnnxTextEncoder Adapt(EncoderAdapters adapters) => encoder.Adapt(model.Merge(adapters.Linears, adapters.Scale), adapters.Hash());

    public void Dispose() => embeddings.Dispose();

    private ReadOnlyMemory<float>[] WindowsOf(string text) => windows.GetOrAdd(text,
        t => [.. encoder.TokenizeWindows(t, recipe.MaxTokens).Select(ids => (ReadOnlyMemory<float>)embeddings.Run(ids))]);
}
