using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Trains, for each label, one logistic regression per view against its absence (one-vs-rest, binary relevance) and pools
/// the views. Few texts have any one label, so each leans on all others: they share the penalty of a view, weights of views
/// have those earned by all labels together as their prior, and thresholds are drawn to a common one.
/// </summary>
internal static class OneVsRestTrainer
{
    private const double ThresholdWithoutTexts = 0.5;

    /// <param name="corpus">At least one label.</param>
    /// <param name="options">Seed, folds and whether a label is required.</param>
    /// <param name="workers">Views and labels fitted at once; the result does not depend on it. 1: all on the calling thread.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public static (OneVsRestModel Model, MultiLabelTrainingSummary Summary) Train(
        EmbeddedCorpus corpus, MultiLabelTrainingOptions options, int workers, CancellationToken cancellationToken)
    {
        options.Validate();
        corpus = TrainingOrder.Of(corpus);
        LabelSetIndex index = new(corpus.Corpus);
        int[][] hasLabel = [.. Enumerable.Range(0, index.Count).Select(index.HasLabel)];
        IReadOnlyList<Fold> folds = CrossFitting.Divide(() => Folds.MultiLabelStratified(corpus.Corpus, options.Folds, 1, options.Seed));
        FitOptions fitOptions = FitOptions.Of(corpus.Corpus);
        CrossFitting[] crossFittings = [.. hasLabel.Select(h => new CrossFitting(folds, h, 2, fitOptions))];
        int[] truth = [.. crossFittings.SelectMany(c => c.Labels)];
        bool none = truth.Length == 0;

        (IView View, double Prior)[] views = ViewSet.For(corpus);
        var trained = new (ViewFit Fit, IViewModel Model)[views.Length];
        Concurrently.For(views.Length, workers, v =>
        {
            var space = new ViewSpace(views[v].View, corpus.Texts, cancellationToken);
            (double c, PenaltyFit[] fits) = ChoosePenalty(space, crossFittings, workers, cancellationToken);
            IViewModel model = space.FitEach(hasLabel, c, [.. fits.Select(f => f.Temperature)], workers, cancellationToken, fitOptions);
            trained[v] = (new(views[v].View.Name, views[v].Prior, c, null, Stack(fits.Select(f => LogLoss.Logarithms(f.Probabilities)), truth.Length)), model);
        }, cancellationToken);
        trained = [.. trained, .. LabelNamesFit(corpus, index.Labels, crossFittings, truth.Length)];
        ViewFit[] all = [.. trained.Select(t => t.Fit)];

        double[] common = PoolWeights.Fit([.. all.Select(f => f.OutOfFold)], truth, [.. all.Select(f => f.Prior)]);
        double[][] weights = WeightsOfLabels(all, crossFittings, common);
        bool[][] gold = [.. Enumerable.Range(0, index.OfText.Length).Select(i => hasLabel.Select(h => h[i] == 1).ToArray())];
        double[][] probabilities = OutOfFold(all, weights, crossFittings, gold);
        (double[] thresholds, double commonThreshold) = none
            ? ([.. Enumerable.Repeat(ThresholdWithoutTexts, index.Count)], ThresholdWithoutTexts)
            : LabelThresholds.Fit(probabilities, gold);

        var model = new OneVsRestModel(
            index.Labels, [.. trained.Select((t, v) => (t.Model, weights.Select(w => w[v]).ToArray()))], thresholds, options.RequiresLabel ?? index.OfText.All(s => s.Length > 0));
        var decisions = new LabelDecisions(gold, [.. probabilities.Select(model.Decide)]);
        double[] f1 = decisions.F1OfLabels();
        var summary = new MultiLabelTrainingSummary
        {
            TextCount = corpus.Texts.Count,
            Labels = [.. index.Labels.Select((label, k) => new LabelSummary(label, index.Counts[k], thresholds[k], none ? null : f1[k]))],
            Cardinality = index.Cardinality,
            CommonThreshold = commonThreshold,
            RequiresLabel = model.RequiresLabel,
            Views = [.. all.Select((f, v) => new MultiLabelViewSummary(f.Name, common[v], [.. weights.Select(w => w[v])], f.C, none ? null : LogLoss.OfLogits(f.OutOfFold, truth)))],
            OutOfFold = none ? null : decisions.Figures,
            Options = options,
        };
        return (model, summary);
    }

    /// <summary>The penalty with the least log-loss summed over the labels, and the fits of each label with it.</summary>
    private static (double C, PenaltyFit[] Fits) ChoosePenalty(ViewSpace space, CrossFitting[] crossFittings, int workers, CancellationToken cancellationToken)
    {
        (double C, PenaltyFit[] Fits, double Loss) best = (PenaltyGrid.Default, [], double.PositiveInfinity);
        IReadOnlyList<double> grid = crossFittings.All(c => c.Labels.Length == 0) ? [PenaltyGrid.Default] : PenaltyGrid.Values;
        foreach (double c in grid)
        {
            var fits = new PenaltyFit[crossFittings.Length];
            Concurrently.For(fits.Length, workers, k => fits[k] = crossFittings[k].ChoosePenalty(space.Features, [c], workers: 1, cancellationToken), cancellationToken);
            double loss = fits.Select((f, k) => crossFittings[k].Labels.Length == 0 ? 0 : f.Loss * crossFittings[k].Labels.Length).Sum();
            if (loss < best.Loss)
                best = (c, fits, loss);
        }
        return (best.C, best.Fits);
    }

    /// <summary>What the names of the labels say about the held-out texts: nothing of it was learned from them.</summary>
    private static IEnumerable<(ViewFit Fit, IViewModel Model)> LabelNamesFit(EmbeddedCorpus corpus, IReadOnlyList<string> labels, CrossFitting[] crossFittings, int rows)
    {
        if (LabelNames.Model(corpus, labels) is not { } model)
            yield break;

        double[][] ofText = [.. corpus.Texts.Select(t =>
        {
            double[] logits = new double[labels.Count];
            model.Predict(t, logits);
            return logits;
        })];
        yield return (new(LabelNames.Name, ViewSet.LabelNamesPrior, null, null, Stack(crossFittings.Select((crossFitting, k) =>
        {
            var logits = new Matrix(crossFitting.Examples.Length, 2);
            for (int i = 0; i < logits.Rows; i++)
                logits.Row(i)[1] = ofText[crossFitting.Examples[i]][k];
            return logits;
        }), rows)), model);
    }

    /// <summary>The weights of the views for each label, with those of all labels as their prior [labels][views].</summary>
    private static double[][] WeightsOfLabels(ViewFit[] fits, CrossFitting[] crossFittings, double[] common)
    {
        var weights = new double[crossFittings.Length][];
        int row = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            int[] truth = crossFittings[k].Labels;
            weights[k] = PoolWeights.Fit([.. fits.Select(f => Rows(f.OutOfFold, row, truth.Length))], truth, common);
            row += truth.Length;
        }
        return weights;
    }

    /// <summary>The held-out rows of all labels under one another [rows × 2].</summary>
    private static Matrix Stack(IEnumerable<Matrix> parts, int rows)
    {
        var stacked = new Matrix(rows, 2);
        int row = 0;
        foreach (Matrix part in parts)
        {
            for (int i = 0; i < part.Rows; i++)
                part.Row(i).CopyTo(stacked.Row(row++));
        }
        return stacked;
    }

    private static Matrix Rows(Matrix stacked, int first, int count)
    {
        var rows = new Matrix(count, stacked.Columns);
        for (int i = 0; i < count; i++)
            stacked.Row(first + i).CopyTo(rows.Row(i));
        return rows;
    }

    /// <summary>
    /// The out-of-fold probability of each label for each text [texts][labels]. A text without which a label, or its absence,
    /// would be unknown is never held out of that label's training: it counts as got wrong, as it would be.
    /// </summary>
    private static double[][] OutOfFold(ViewFit[] fits, double[][] weights, CrossFitting[] crossFittings, bool[][] gold)
    {
        double[][] probabilities = [.. gold.Select(g => g.Select(on => on ? 0.0 : 1.0).ToArray())];
        int row = 0;
        for (int k = 0; k < crossFittings.Length; k++)
        {
            foreach (int text in crossFittings[k].Examples)
            {
                probabilities[text][k] = Logistic.Of(fits.Select((f, v) => weights[k][v] * (f.OutOfFold.Row(row)[1] - f.OutOfFold.Row(row)[0])).Sum());
                row++;
            }
        }
        return probabilities;
    }
}
