namespace TextTransfer.Corpora.Indexing;

/// <summary>
/// Deals texts with any number of labels into folds so that each label is spread evenly, the rarest first, while there is
/// still a choice (Sechidis, Tsoumakas and Vlahavas, On the stratification of multi-label data, 2011). Clusters of texts
/// that belong together go whole.
/// </summary>
internal static class IterativeStratification
{
    /// <summary>The fold of every text.</summary>
    public static int[] Assign(Clusters clusters, LabelSetIndex index, int folds, Random random)
    {
        int[] order = [.. Enumerable.Range(0, clusters.Count)];
        random.Shuffle(order);
        int[] tieOrder = [.. Enumerable.Range(0, folds)];
        random.Shuffle(tieOrder);

        // What each fold still wants: of every label and of texts at all.
        var wanted = new double[index.Count][];
        for (int label = 0; label < wanted.Length; label++)
            wanted[label] = [.. Enumerable.Repeat((double)index.Counts[label] / folds, folds)];
        double[] wantedTexts = [.. Enumerable.Repeat((double)index.OfText.Length / folds, folds)];

        int[] left = [.. index.Counts];
        var foldOf = new int[index.OfText.Length];
        Array.Fill(foldOf, -1);
        while (left.Any(n => n > 0))
        {
            int rarest = Enumerable.Range(0, left.Length).Where(l => left[l] > 0).MinBy(l => left[l]);
            foreach (int cluster in order.Where(c => IsOpen(c) && LabelsOf(c).Contains(rarest)).OrderByDescending(c => LabelsOf(c).Count(l => l == rarest)).ToArray())
                Put(cluster, tieOrder.MaxBy(f => (wanted[rarest][f], wantedTexts[f])));
        }
        foreach (int cluster in order.Where(IsOpen).OrderByDescending(c => clusters.Members[c].Count).ToArray())
            Put(cluster, tieOrder.MaxBy(f => wantedTexts[f]));
        return foldOf;

        bool IsOpen(int cluster) => foldOf[clusters.Members[cluster][0]] < 0;

        IEnumerable<int> LabelsOf(int cluster) => clusters.Members[cluster].SelectMany(i => index.OfText[i]);

        void Put(int cluster, int fold)
        {
            foreach (int text in clusters.Members[cluster])
            {
                foldOf[text] = fold;
                wantedTexts[fold]--;
                foreach (int label in index.OfText[text])
                {
                    wanted[label][fold]--;
                    left[label]--;
                }
            }
        }
    }
}
