using TextTransfer.Web.Extraction;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>Trains the forest that chooses blocks of content.</summary>
internal static class ExtractionTraining
{
    private const int Folds = 5;

    private static readonly BoostingOptions Options = new(Forests: 3, Trees: 300, Depth: 5, Rate: 0.1f, Ridge: 0.5, RowShare: 0.4, FeatureShare: 0.25);

    /// <param name="all">The pages.</param>
    /// <param name="halves">Which of them are looked at: A, B or AB.</param>
    /// <param name="log">Receives means of cross-validation over sites.</param>
    public static DecisionForest Run(IEnumerable<LabeledPage> all, string halves, TextWriter log)
    {
        List<TrainingPage> pages = [.. all.Where(p => halves.Contains(p.Half)).AsParallel().AsOrdered().Select(TrainingPage.Read).OfType<TrainingPage>()];
        string[] sites = [.. pages.Select(p => p.Site).Distinct().Order(StringComparer.Ordinal)];
        int[] folds = [.. pages.SelectMany(p => Enumerable.Repeat(FoldOf(p), p.Rows.Length))];
        GradientBoosting boosting = new(
            [.. pages.SelectMany(p => p.Rows)], [.. pages.SelectMany(p => p.Labels)], [.. pages.SelectMany(p => p.Weights)]);
        List<(string Type, double F1)> scores = [];
        for (int fold = 0; fold < Folds; fold++)
        {
            DecisionForest forest = boosting.Train([.. Enumerable.Range(0, folds.Length).Where(r => folds[r] != fold)], Options);
            scores.AddRange(pages.Where(p => FoldOf(p) == fold).Select(p => (p.Page.Type, p.F1(forest))));
        }

        log.WriteLine($"{pages.Count} pages, {Folds} folds of sites: {scores.Average(s => s.F1):F4}");
        foreach (IGrouping<string, (string Type, double F1)> type in scores.GroupBy(s => s.Type))
            log.WriteLine($"{type.Key} ({type.Count()}): {type.Average(s => s.F1):F3}");
        return boosting.Train([.. Enumerable.Range(0, folds.Length)], Options);

        int FoldOf(TrainingPage page) => Array.BinarySearch(sites, page.Site, StringComparer.Ordinal) % Folds;
    }
}
