using System.Numerics.Tensors;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Meaning;

/// <summary>Everything that embeddings tell about two bodies.</summary>
internal sealed class MeaningAnalysis(EmbeddedBody a, EmbeddedBody b, TextSegmenter segmenter, ComparisonOptions options, CancellationToken cancellationToken)
{
    /// <summary>Texts on the map, of both sides together.</summary>
    private const int MostMapped = 2000;

    public MeaningComparison Run(EncoderInfo? encoder)
    {
        float[][] drawnA = Draw(a.UnitVectors, options.MaxMeaningTexts, options.Seed);
        float[][] drawnB = Draw(b.UnitVectors, options.MaxMeaningTexts, options.Seed + 1);
        int equal = Math.Min(drawnA.Length, drawnB.Length);
        (int Nearest, float Cosine)[] inB = NearestTexts.Find(a.Vectors, b.Vectors, cancellationToken);
        (int Nearest, float Cosine)[] inA = NearestTexts.Find(b.Vectors, a.Vectors, cancellationToken);
        return new()
        {
            Encoder = encoder,
            ComparedPairwise = (drawnA.Length, drawnB.Length),
            Tests = [EnergyTest(drawnA, drawnB), CentroidTest()],
            CoverageOfA = Coverage.Of(Draw(drawnA, equal, options.Seed), Draw(drawnB, equal, options.Seed), cancellationToken),
            CoverageOfB = Coverage.Of(Draw(drawnB, equal, options.Seed), Draw(drawnA, equal, options.Seed), cancellationToken),
            Topics = new TopicSearch(a, b, segmenter, options, cancellationToken).Run(),
            NearestInB = [.. inB.Select((n, i) => new NearestText(a.Body.Documents[i], b.Body.Documents[n.Nearest], n.Cosine))],
            NearestInA = [.. inA.Select((n, i) => new NearestText(b.Body.Documents[i], a.Body.Documents[n.Nearest], n.Cosine))],
            Map = Map(),
        };
    }

    private ComparisonTest EnergyTest(float[][] first, float[][] second)
    {
        Assignments assignments = new(first.Length, second.Length, options, cancellationToken);
        ComparisonTest test = new()
        {
            Name = "energy distance",
            Aspect = ComparisonAspect.Meaning,
            Description = "by how much the mean Euclidean distance of embeddings of different sides exceeds that of one side",
            Shortage = assignments.Shortage,
        };
        if (assignments.Shortage is not null)
            return test;

        float[][] all = [.. first, .. second];
        PairwiseDistances distances = PairwiseDistances.Of(all.Length, (i, j) => Math.Sqrt(Math.Max(0, 2 - (2 * TensorPrimitives.Dot<float>(all[i], all[j])))));
        double value = distances.Excess(distances.FirstSide(first.Length));
        double[] random = assignments.Permute(distances.Excess);
        return test with
        {
            Value = value,
            Estimate = PairwiseDistances.Interval(value, assignments.Resample(weights => distances.Excess(weights, first.Length))),
            ExpectedByChance = random.Average(),
            PValue = Assignments.PValue(value, random),
        };
    }

    private ComparisonTest CentroidTest()
    {
        Assignments assignments = new(a.UnitVectors.Length, b.UnitVectors.Length, options, cancellationToken);
        int[] dimensions = [.. Enumerable.Range(0, a.Vectors[0].Length)];
        ProfileTest.Result result = new ProfileTest([.. a.UnitVectors.Concat(b.UnitVectors).Select(v => new SparseRow(dimensions, v, 1))], dimensions.Length,
            (x, y) => 1 - TensorPrimitives.CosineSimilarity<double>(x, y)).Run(assignments);
        return new()
        {
            Name = "centroid distance",
            Aspect = ComparisonAspect.Meaning,
            Description = "one less the cosine of the mean embeddings of both sides",
            Shortage = assignments.Shortage,
            Value = result.Value,
            Estimate = result.Estimate,
            ExpectedByChance = result.ExpectedByChance,
            PValue = result.PValue,
        };
    }

    private MappedText[] Map()
    {
        (Document Document, bool IsFirst, float[] Vector)[] texts =
        [
            .. a.Vectors.Select((v, i) => (a.Body.Documents[i], true, v)), .. b.Vectors.Select((v, i) => (b.Body.Documents[i], false, v)),
        ];
        texts = Draw(texts, MostMapped, options.Seed);
        return [.. PrincipalPlane.Project([.. texts.Select(t => t.Vector)], options.Seed).Select((p, i) => new MappedText(texts[i].Document, texts[i].IsFirst, p.X, p.Y))];
    }

    private static T[] Draw<T>(T[] items, int most, int seed)
    {
        if (items.Length <= most)
            return items;
        T[] shuffled = [.. items];
        new Random(seed).Shuffle(shuffled);
        return shuffled[..most];
    }
}
