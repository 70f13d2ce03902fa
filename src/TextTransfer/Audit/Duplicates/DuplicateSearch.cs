using System.Globalization;
using System.Numerics.Tensors;
using TextTransfer.Audit.Texts;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Corpora.NearDuplicates;

namespace TextTransfer.Audit.Duplicates;

/// <summary>Texts that are there more than once, by their characters and by their embeddings, and what their labels say to it.</summary>
internal sealed class DuplicateSearch
{
    private readonly Corpus corpus;
    private readonly DisjointSets groups;
    private readonly double[] similarity;
    private readonly AuditFindingKind[] kinds;

    private DuplicateSearch(Corpus corpus)
    {
        this.corpus = corpus;
        groups = new(corpus.Texts.Count);
        similarity = [.. Enumerable.Repeat(1.0, corpus.Texts.Count)];
        kinds = [.. Enumerable.Repeat(AuditFindingKind.ExactDuplicate, corpus.Texts.Count)];
    }

    /// <param name="corpus">The texts.</param>
    /// <param name="vectors">Their embeddings, of length 1 and measured from their mean; zero for what is not to be compared.</param>
    /// <param name="options">From which similarity texts are duplicates.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    /// <returns>One finding for each group of duplicates, the surest kind first.</returns>
    public static IEnumerable<AuditFinding> Find(Corpus corpus, float[][] vectors, AuditOptions options, CancellationToken cancellationToken)
    {
        DuplicateSearch search = new(corpus);
        search.JoinByCharacters(options, cancellationToken);
        foreach ((int i, int j, double cosine) in SameDirection(vectors, options, cancellationToken))
            search.Join(i, j, cosine, AuditFindingKind.SameMeaning);
        return search.Findings();
    }

    private static IEnumerable<(int, int, double)> SameDirection(float[][] vectors, AuditOptions options, CancellationToken cancellationToken)
    {
        var found = new List<(int, int, double)>[vectors.Length];
        Concurrently.For(vectors.Length, options.WorkerCount, i =>
        {
            found[i] = [];
            for (int j = i + 1; j < vectors.Length; j++)
            {
                float cosine = TensorPrimitives.Dot<float>(vectors[i], vectors[j]);
                if (cosine >= options.NearDuplicateCosine)
                    found[i].Add((i, j, Math.Min(1, cosine)));
            }
        }, cancellationToken);
        return found.SelectMany(f => f);
    }

    private void JoinByCharacters(AuditOptions options, CancellationToken cancellationToken)
    {
        string[] normal = [.. corpus.Texts.Select(t => CharacterRuns.Normalize(t.Text))];
        Dictionary<string, int> first = new(StringComparer.Ordinal);
        for (int i = 0; i < normal.Length; i++)
        {
            if (normal[i].Length > 0 && !first.TryAdd(normal[i], i))
                Join(first[normal[i]], i, 1, AuditFindingKind.ExactDuplicate);
        }

        int[] distinct = [.. first.Values.Order()];
        var sets = new ShingleSet[distinct.Length];
        Concurrently.For(sets.Length, options.WorkerCount, i => sets[i] = new(() => CharacterRuns.Of(normal[distinct[i]])), cancellationToken);
        NearDuplicateIndex index = new();
        for (int i = 0; i < sets.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int other, double alike) in index.Find(sets[i], options.NearDuplicateSimilarity))
                Join(other, distinct[i], alike, AuditFindingKind.NearDuplicate);
            index.Add(distinct[i], sets[i]);
        }
    }

    /// <summary>A group is as alike as the weakest link that was needed to join it.</summary>
    private void Join(int i, int j, double alike, AuditFindingKind kind)
    {
        (int a, int b) = (groups.Root(i), groups.Root(j));
        if (a == b)
            return;
        groups.Join(a, b);
        int root = groups.Root(a);
        similarity[root] = Math.Min(alike, Math.Min(similarity[a], similarity[b]));
        kinds[root] = (AuditFindingKind)Math.Max((int)kind, Math.Max((int)kinds[a], (int)kinds[b]));
    }

    private IEnumerable<AuditFinding> Findings()
    {
        foreach (IGrouping<int, int> group in Enumerable.Range(0, corpus.Texts.Count).GroupBy(groups.Root).Where(g => g.Count() > 1).OrderBy(g => kinds[g.Key]).ThenBy(g => g.Key))
        {
            int[] texts = [.. group];
            string[] labels = [.. texts.Select(i => corpus.Texts[i].Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            string how = kinds[group.Key] switch
            {
                AuditFindingKind.ExactDuplicate => "the same text but for case, punctuation and white space",
                AuditFindingKind.NearDuplicate => string.Create(CultureInfo.InvariantCulture, $"nearly the same text (similarity {similarity[group.Key]:0.00})"),
                _ => string.Create(CultureInfo.InvariantCulture, $"texts of one meaning for the encoder (cosine {similarity[group.Key]:0.00})"),
            };
            string quote = Quotation.Of(corpus.Texts[texts[0]].Text);
            yield return labels.Length == 1
                ? new(kinds[group.Key], $"{texts.Length} times {how}, all labelled '{labels[0]}': {quote}. They are no independent examples: keep one, or give them one group.", texts, labels) { Score = similarity[group.Key] }
                : new(AuditFindingKind.ContradictoryLabels, $"{texts.Length} times {how} under different labels ({string.Join(", ", labels.Select(l => $"'{l}'"))}): {quote}. Decide for one.", texts, labels) { Score = similarity[group.Key] };
        }
    }
}
