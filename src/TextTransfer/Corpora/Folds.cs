using TextTransfer.Corpora.Indexing;

namespace TextTransfer;

/// <summary>Partitions of a corpus for cross-validation.</summary>
public static class Folds
{
    /// <summary>
    /// Repeated stratified folds: every class is spread over the folds as evenly as possible, to within one example when
    /// no examples belong together. Examples of one group, and equal or nearly equal texts, are never on both sides.
    /// </summary>
    /// <remarks>
    /// Texts of about ten words and more are nearly equal when they have 0.8 of their runs of five characters in common (Jaccard) with the
    /// first of them: copies edited here and there. Resemblance is not handed on, so that texts of one template do not become one chain;
    /// and where keeping near-duplicates together would put more than half of a class on one side, as a template that all of a class
    /// have does, they are dealt out as if they were independent.
    /// </remarks>
    /// <param name="corpus">The examples.</param>
    /// <param name="count">Folds, at least 2; reduced to the number of independent groups when there are fewer.</param>
    /// <param name="repeats">Partitions, at least 1, each shuffled anew.</param>
    /// <param name="seed">Decides every shuffle; equal seeds give equal folds.</param>
    /// <returns>The folds of the first repeat, then those of the second, and so on.</returns>
    /// <exception cref="CorpusTooSmallException">There are no texts, or all belong together, so that nothing is left to train on.</exception>
    public static IReadOnlyList<Fold> Stratified(Corpus corpus, int count, int repeats, int seed) =>
        Divide(corpus, new(corpus), count, repeats, seed, Assign);

    /// <summary>
    /// Repeated stratified folds as if every text were independent: what groups, equal and nearly equal texts on both sides flatter is seen beside
    /// <see cref="Stratified"/>, and is no measure of a classifier.
    /// </summary>
    /// <inheritdoc cref="Stratified" path="/param"/>
    /// <inheritdoc cref="Stratified" path="/returns"/>
    /// <inheritdoc cref="Stratified" path="/exception"/>
    public static IReadOnlyList<Fold> StratifiedIgnoringGroups(Corpus corpus, int count, int repeats, int seed) =>
        Divide(corpus, Clusters.OfOne(corpus), count, repeats, seed, Assign);

    /// <summary>
    /// Repeated folds for texts with any number of labels (<see cref="LabelSet"/>): every label is spread over the folds as
    /// evenly as the others allow, by iterative stratification (Sechidis, Tsoumakas and Vlahavas, 2011). Examples of one
    /// group, and equal or nearly equal texts (<see cref="Stratified"/>), are never on both sides.
    /// </summary>
    /// <inheritdoc cref="Stratified" path="/param"/>
    /// <inheritdoc cref="Stratified" path="/returns"/>
    /// <inheritdoc cref="Stratified" path="/exception"/>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart.</exception>
    public static IReadOnlyList<Fold> MultiLabelStratified(Corpus corpus, int count, int repeats, int seed)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        LabelSetIndex index = new(corpus);
        return Divide(corpus, new(corpus, index), count, repeats, seed, (clusters, folds, random) => IterativeStratification.Assign(clusters, index, folds, random));
    }

    private static List<Fold> Divide(Corpus corpus, Clusters clusters, int count, int repeats, int seed, Func<Clusters, int, Random, int[]> assign)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        if (corpus.Texts.Count == 0)
            throw new CorpusTooSmallException("The corpus has no texts: label texts of at least two classes.");

        if (clusters.Count < 2)
            throw new CorpusTooSmallException("All texts belong to one group, so that nothing is left to train on: label texts of other groups.");

        int folds = Math.Min(count, clusters.Count);
        var random = new Random(seed);
        List<Fold> result = [];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            int[] foldOf = assign(clusters, folds, random);
            for (int fold = 0; fold < folds; fold++)
                result.Add(new Fold(repeat, fold, Positions(foldOf, f => f != fold), Positions(foldOf, f => f == fold)));
        }

        return result;
    }

    /// <summary>
    /// Gives each cluster, the largest first, to the fold that has least of its classes, then to the smallest fold. The first
    /// rule is the greedy descent of the sum over classes and folds of (share of the class in the fold)².
    /// </summary>
    private static int[] Assign(Clusters clusters, int folds, Random random)
    {
        int[] order = [.. Enumerable.Range(0, clusters.Count)];
        random.Shuffle(order);
        int[] classOrder = [.. Enumerable.Range(0, clusters.Classes.Count)];
        random.Shuffle(classOrder);
        int[] tieOrder = [.. Enumerable.Range(0, folds)];
        random.Shuffle(tieOrder);

        var inFold = new int[folds, clusters.Classes.Count];
        var size = new int[folds];
        var foldOf = new int[clusters.ClusterOf.Count];
        foreach (int cluster in order.OrderByDescending(c => clusters.Members[c].Count).ThenBy(c => classOrder[clusters.Classes.OfText[clusters.Members[c][0]]]))
        {
            IReadOnlyList<int> members = clusters.Members[cluster];
            int best = tieOrder.MinBy(fold => (members.Sum(i => Share(inFold, fold, clusters, i)), size[fold]));
            foreach (int i in members)
            {
                foldOf[i] = best;
                inFold[best, clusters.Classes.OfText[i]]++;
            }

            size[best] += members.Count;
        }

        return foldOf;
    }

    private static double Share(int[,] inFold, int fold, Clusters clusters, int example)
    {
        double total = clusters.Classes.Counts[clusters.Classes.OfText[example]];
        return inFold[fold, clusters.Classes.OfText[example]] / (total * total);
    }

    private static int[] Positions(int[] foldOf, Predicate<int> isWanted) =>
        [.. Enumerable.Range(0, foldOf.Length).Where(i => isWanted(foldOf[i]))];
}
