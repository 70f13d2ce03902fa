using System.Numerics.Tensors;
using TextTransfer.Concurrency;
using TextTransfer.FineTuning.Network;

namespace TextTransfer.FineTuning.Training;

/// <summary>
/// Trains adapters of a transformer. Each batch is parted into the same few groups whatever the number of processors, each run
/// on one thread, and their gradients are added in order, so that one seed gives one result on one machine.
/// </summary>
internal sealed class AdapterTrainer
{
    private const int Groups = 4;

    private readonly FineTuningRecipe recipe;
    private readonly int workers;
    private readonly TransformerPass[] passes;
    private readonly LowRankAdapter[][] gradients;
    private readonly LowRankAdapter[] adapters;
    private readonly AdamW optimizer;

    /// <param name="transformer">What is adapted; stays as it is.</param>
    /// <param name="passes">Room for the groups, from <see cref="CreatePasses"/>; for one trainer at a time.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Decides how adapters begin.</param>
    /// <param name="workers">Groups at once; the result does not depend on it.</param>
    public AdapterTrainer(Transformer transformer, TransformerPass[] passes, FineTuningRecipe recipe, int seed, int workers)
    {
        (this.passes, this.recipe, this.workers) = (passes, recipe, workers);
        Random random = new(seed);
        adapters = [.. transformer.Linears.Select(l => LowRankAdapter.Begin(recipe.Rank, l, random))];
        gradients = [.. passes.Select(_ => adapters.Select(a => a.Zero()).ToArray())];
        optimizer = new([.. Parameters(adapters)], recipe.Decay);
    }

    /// <summary>Room for the groups of a batch, which most of a tuning's memory is: made once for many tunings.</summary>
    public static TransformerPass[] CreatePasses(Transformer transformer) => [.. Enumerable.Range(0, Groups).Select(_ => new TransformerPass(transformer))];

    /// <summary>The adapters as they are now.</summary>
    public IReadOnlyList<LowRankAdapter> Adapters => adapters;

    /// <summary>Takes one step.</summary>
    /// <param name="texts">For each text of the batch what the embedding layer gives for its tokens [tokens × width].</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The loss before the step.</returns>
    public float Step(IReadOnlyList<ReadOnlyMemory<float>> texts, IReadOnlyList<int> labels, float rate)
    {
        int[][] groups = Part(texts);
        var vectors = new float[texts.Count][];
        Concurrently.For(groups.Length, workers, g =>
        {
            float[][] pooled = passes[g].Forward([.. groups[g].Select(i => texts[i])], adapters, recipe.Scale);
            for (int i = 0; i < pooled.Length; i++)
                vectors[groups[g][i]] = pooled[i];
        }, CancellationToken.None);

        var slopes = new float[texts.Count][];
        float loss = ContrastiveLoss.Compute(vectors, labels, recipe.Temperature, slopes);
        Concurrently.For(groups.Length, workers, g =>
        {
            foreach (float[] values in Parameters(gradients[g]))
                Array.Clear(values);
            passes[g].Backward([.. groups[g].Select(i => slopes[i])], adapters, recipe.Scale, gradients[g]);
        }, CancellationToken.None);

        float[][] sum = [.. Parameters(gradients[0])];
        foreach (LowRankAdapter[] other in gradients.Take(groups.Length).Skip(1))
        {
            foreach ((float[] total, float[] part) in sum.Zip(Parameters(other)))
                TensorPrimitives.Add(total, part, total);
        }
        optimizer.Step(sum, rate, recipe.MaxNorm);
        return loss;
    }

    private static IEnumerable<float[]> Parameters(IEnumerable<LowRankAdapter> adapters) => adapters.SelectMany(a => (float[][])[a.Down, a.Up]);

    /// <summary>Groups of about as many tokens: the longest text first, each to the group that has fewest.</summary>
    private static int[][] Part(IReadOnlyList<ReadOnlyMemory<float>> texts)
    {
        var groups = Enumerable.Range(0, Math.Min(Groups, texts.Count)).Select(_ => (Texts: new List<int>(), Tokens: new long[1])).ToArray();
        foreach (int text in Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Length))
        {
            (List<int> members, long[] tokens) = groups.MinBy(g => g.Tokens[0]);
            members.Add(text);
            tokens[0] += texts[text].Length;
        }
        return [.. groups.Select(g => g.Texts.ToArray())];
    }
}
