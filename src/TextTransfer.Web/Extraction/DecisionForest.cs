using System.Globalization;

namespace TextTransfer.Web.Extraction;

/// <summary>
/// A sum of symmetric decision trees: on each level all nodes ask the same question, so that the answers spell the number of
/// the leaf (Prokhorenkova et al., CatBoost, 2018). Immutable.
/// </summary>
internal sealed class DecisionForest(float bias, IReadOnlyList<DecisionTree> trees)
{
    // All trees one after the other: a page asks some hundred thousand questions, and they stay in the cache so.
    private readonly int[] depths = [.. trees.Select(t => t.Depth)];
    private readonly int[] features = [.. trees.SelectMany(t => t.Features)];
    private readonly float[] thresholds = [.. trees.SelectMany(t => t.Thresholds)];
    private readonly float[] leaves = [.. trees.SelectMany(t => t.Leaves)];

    /// <summary>The log-odds of a row.</summary>
    public float Score(ReadOnlySpan<float> row)
    {
        var sum = bias;
        int question = 0, first = 0;
        foreach (var depth in depths)
        {
            var leaf = 0;
            for (var level = 0; level < depth; level++, question++)
                leaf |= row[features[question]] > thresholds[question] ? 1 << level : 0;
            sum += leaves[first + leaf];
            first += 1 << depth;
        }

        return sum;
    }

    /// <summary>The probability of a row.</summary>
    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-Score(row)));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="lines">The bias, a count, and a line per tree.</param>
    /// <param name="names">Names of features in the order of a row.</param>
    public static DecisionForest Read(TextReader lines, IReadOnlyList<string> names)
    {
        var index = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
        var bias = float.Parse(lines.ReadLine()!, CultureInfo.InvariantCulture);
        var count = int.Parse(lines.ReadLine()!, CultureInfo.InvariantCulture);
        return new(bias, [.. Enumerable.Range(0, count).Select(_ => DecisionTree.Parse(lines.ReadLine()!, index))]);
    }

    /// <summary>Writes the forest as text.</summary>
    public void Write(TextWriter lines, IReadOnlyList<string> names)
    {
        lines.WriteLine(bias.ToString("R", CultureInfo.InvariantCulture));
        lines.WriteLine(depths.Length.ToString(CultureInfo.InvariantCulture));
        int question = 0, first = 0;
        foreach (var depth in depths)
        {
            DecisionTree tree = new(features[question..(question + depth)], thresholds[question..(question + depth)], leaves[first..(first + (1 << depth))]);
            lines.WriteLine(tree.Format(names));
            question += depth;
            first += 1 << depth;
        }
    }
}
