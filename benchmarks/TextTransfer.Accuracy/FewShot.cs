using System.Diagnostics;

namespace TextTransfer.Accuracy;

/// <summary>
/// One experiment per set, shots and split: every method learns from the same fixed training rows and is scored on the same
/// first test rows. A method is given the training rows alone; test labels are read only after it has answered.
/// </summary>
internal sealed class FewShot(EncoderInfo encoder, EmbeddingFile embeddings, IReadOnlyList<IClassificationMethod> methods, int testRows, FewShotTable table)
{
    private string Fingerprint => encoder.Fingerprint[..12];

    public void Run(LabeledSet set, int shots, IEnumerable<int> splits, CancellationToken cancellationToken)
    {
        LabeledText[] test = [.. set.Test.Take(testRows)];
        Lazy<IReadOnlyList<EmbeddedText>> embeddedTest = new(() => Embed(test));
        foreach (int split in splits)
        {
            IClassificationMethod[] missing = [.. methods.Where(m => !table.Contains(set.Name, shots, split, m.Name, Fingerprint, test.Length))];
            if (missing.Length == 0)
                continue;

            LabeledText[] rows = [.. set.Splits[shots][split].Select(i => set.Train[i])];
            EmbeddedCorpus training = Embed(new Corpus(rows));
            foreach (IClassificationMethod method in missing)
                table.Add(Score(set.Name, shots, split, method, training, embeddedTest.Value, test, cancellationToken));
        }
    }

    private FewShotRow Score(
        string set, int shots, int split, IClassificationMethod method, EmbeddedCorpus training,
        IReadOnlyList<EmbeddedText> texts, LabeledText[] gold, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        IProbabilityModel model = method.Fit(training, seed: 0, cancellationToken);
        double fit = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        double[][] probabilities = [.. texts.Select(model.Predict)];
        double predict = Stopwatch.GetElapsedTime(start).TotalMilliseconds * 1000 / texts.Count;
        string[] expected = [.. gold.Select(g => g.Label)];
        string[] predicted = [.. probabilities.Select(p => model.Labels[Array.IndexOf(p, p.Max())])];
        return new()
        {
            Set = set,
            Shots = shots,
            Split = split,
            Method = method.Name,
            Encoder = encoder.Name,
            Accuracy = FewShotRow.AccuracyOf(expected, predicted),
            MacroF1 = FewShotRow.MacroF1Of(expected, predicted),
            LogLoss = FewShotRow.LogLossOf(expected, model.Labels, probabilities),
            TrainRows = training.Texts.Count,
            TestRows = expected.Length,
            FitMilliseconds = fit,
            PredictMicroseconds = predict,
            Fingerprint = Fingerprint,
        };
    }

    private EmbeddedCorpus Embed(Corpus corpus)
    {
        var labels = corpus.Labels.Zip(embeddings.Embed([.. corpus.Labels.Select(LabelText.Of)])).ToDictionary(l => l.First, l => l.Second);
        return new(corpus, embeddings.Embed([.. corpus.Texts.Select(t => t.Text)]), encoder, labels);
    }

    private IReadOnlyList<EmbeddedText> Embed(LabeledText[] rows) =>
        [.. rows.Zip(embeddings.Embed([.. rows.Select(r => r.Text)]), (r, e) => new EmbeddedText(r.Text, e))];
}
