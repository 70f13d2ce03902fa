using TextTransfer.Corpora.Indexing;

namespace TextTransfer.ActiveLearning.Selection;

/// <summary>What is known when the next texts to label are chosen. Immutable.</summary>
/// <param name="Pool">The embeddings of the texts without a label, of length 1 and measured from the mean of all.</param>
/// <param name="Labeled">Those of the labelled texts, measured likewise.</param>
/// <param name="Probabilities">Of every class for each text of the pool.</param>
internal sealed record LabelingState(float[][] Pool, float[][] Labeled, double[][] Probabilities)
{
    /// <param name="labeled">The labelled texts.</param>
    /// <param name="pool">The embeddings of the texts without a label; changed.</param>
    /// <param name="predictions">What the classifier says of them.</param>
    public static LabelingState Of(EmbeddedCorpus labeled, IReadOnlyList<float[]> pool, IReadOnlyList<Prediction> predictions)
    {
        float[][] all = CentredVectors.Of([.. pool, .. labeled.Texts.Select(t => t.Embedding.Vector.ToArray())]);
        return new(all[..pool.Count], all[pool.Count..], [.. predictions.Select(p => p.Probabilities.Select(l => l.Probability).ToArray())]);
    }
}
