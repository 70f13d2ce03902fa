using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;

namespace TextTransfer.Audit.Labels;

/// <summary>
/// What mixtures that did not see a text say about it, averaged over several divisions into folds. Penalties and weights of the
/// views are chosen on the same predictions, a handful of numbers that cannot learn one label by heart: a fifth of the time of
/// choosing them anew in every fold.
/// </summary>
internal static class HeldOutProbabilities
{
    /// <param name="corpus">At least two classes.</param>
    /// <param name="options">Folds, repeats and seed.</param>
    /// <param name="progress">Told the share of repeats done, from any thread.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    /// <returns>
    /// The mean probability of every class [texts × classes]. A text that is the only one of its class cannot be held out: of it
    /// is told what the names of the classes say, and nothing at all where they have no embeddings.
    /// </returns>
    public static Matrix Predict(EmbeddedCorpus corpus, AuditOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        LabeledText[] copies = [.. corpus.Corpus.Texts.Select(t => t with { })]; // Told apart by reference, equal texts too.
        Dictionary<LabeledText, int> positions = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < copies.Length; i++)
            positions.Add(copies[i], i);
        EmbeddedCorpus distinct = new(new Corpus(copies), corpus.Texts, corpus.Encoder, corpus.LabelEmbeddings);
        var mean = new Matrix(copies.Length, distinct.Corpus.Labels.Count);
        int done = 0;
        var isHeldOut = new bool[copies.Length];
        Concurrently.For(options.Repeats, Math.Min(options.Repeats, options.WorkerCount), repeat =>
        {
            TrainingTask task = new(distinct, new TrainingOptions { Folds = options.Folds, Seed = unchecked((options.Seed * 31) + repeat) }, options.Folds);
            Matrix rows = MixtureSelection.Make(task, task.SameInEveryFold, Math.Max(1, options.WorkerCount / options.Repeats), cancellationToken).OutOfFold;
            lock (mean)
            {
                for (int row = 0; row < rows.Rows; row++)
                {
                    int text = positions[task.Corpus.Corpus.Texts[task.CrossFitting.Examples[row]]];
                    isHeldOut[text] = true;
                    TensorPrimitives.MultiplyAdd(rows.Row(row), 1.0 / options.Repeats, mean.Row(text), mean.Row(text));
                }
            }

            progress?.Report(Interlocked.Increment(ref done) / (double)options.Repeats);
        }, cancellationToken);
        Complete(mean, isHeldOut, corpus);
        return mean;
    }

    private static void Complete(Matrix mean, bool[] isHeldOut, EmbeddedCorpus corpus)
    {
        if (Array.TrueForAll(isHeldOut, h => h))
            return;
        LayersModel? names = LabelNames.Model(corpus, corpus.Corpus.Labels);
        for (int i = 0; i < mean.Rows; i++)
        {
            if (isHeldOut[i])
                continue;
            mean.Row(i).Clear(); // Equal logits: equal probabilities.
            names?.Predict(corpus.Texts[i], mean.Row(i));
            Softmax.InPlace(mean.Row(i));
        }
    }
}
