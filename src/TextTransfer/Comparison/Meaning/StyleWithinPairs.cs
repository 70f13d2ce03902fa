using System.Numerics.Tensors;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Style;

namespace TextTransfer.Comparison.Meaning;

/// <summary>Compares style within pairs of texts that say the like, so that topic does not pass for style.</summary>
internal static class StyleWithinPairs
{
    /// <summary>Pairs of which exchanges can be rare.</summary>
    private const int FewestPairs = 6;

    public static MatchedStyle Compare(EmbeddedBody a, EmbeddedBody b, ProfileFeatures features, ComparisonTest unmatched, ComparisonOptions options, CancellationToken cancellationToken)
    {
        float[][] first = [.. a.Body.Compared.Select(d => a.Vectors[d])];
        float[][] second = [.. b.Body.Compared.Select(d => b.Vectors[d])];
        (int Nearest, float Cosine)[] inB = NearestTexts.Find(first, second, cancellationToken);
        (int Nearest, float Cosine)[] inA = NearestTexts.Find(second, first, cancellationToken);
        (int A, int B, double Cosine)[] pairs = [.. inB.Select((n, i) => (A: i, B: n.Nearest, Cosine: (double)n.Cosine)).Where(p => inA[p.B].Nearest == p.A)];
        double meanOfAll = TensorPrimitives.Dot<float>(EmbeddedBody.Sum(first), EmbeddedBody.Sum(second)) / first.Length / second.Length;
        SparseRow[] rows = [.. pairs.Select(p => features.Count([a.Body.Texts[p.A]])), .. pairs.Select(p => features.Count([b.Body.Texts[p.B]]))];
        double words = Math.Min(rows.Take(pairs.Length).Sum(r => r.Total), rows.Skip(pairs.Length).Sum(r => r.Total));
        TextShortage? shortage = pairs.Length < FewestPairs ? new("pairs of texts", pairs.Length, FewestPairs, "no exchange of fewer at random would be rare")
            : words < DeltaDistance.SafeWords ? new("words a side in pairs", words, words < DeltaDistance.FewestWords ? DeltaDistance.FewestWords : DeltaDistance.SafeWords, "Eder, 2015") : null;
        ComparisonTest test = new()
        {
            Name = "function words within matched pairs",
            Aspect = ComparisonAspect.Style,
            Description = unmatched.Description + "; sides exchanged within pairs matched by meaning",
            Shortage = shortage,
        };
        if (pairs.Length >= FewestPairs && words >= DeltaDistance.FewestWords)
        {
            ProfileTest.Result result = ProfileDistance.Create(rows, features.Names.Count).RunPaired(options, cancellationToken);
            test = test with { Value = result.Value, Estimate = result.Estimate, ExpectedByChance = result.ExpectedByChance, PValue = result.PValue };
        }

        return new(pairs.Length, pairs.Length == 0 ? double.NaN : pairs.Average(p => p.Cosine), meanOfAll, test, unmatched);
    }
}
