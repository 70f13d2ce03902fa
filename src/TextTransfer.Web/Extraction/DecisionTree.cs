using System.Globalization;

namespace TextTransfer.Web.Extraction;

/// <summary>A symmetric decision tree.</summary>
/// <param name="features">Of each level, the number that is asked for.</param>
/// <param name="thresholds">Of each level, what it must exceed for the answer to be yes.</param>
/// <param name="leaves">The value of each leaf, by the answers as bits, the first level lowest.</param>
internal sealed class DecisionTree(int[] features, float[] thresholds, float[] leaves)
{
    public IReadOnlyList<int> Features => features;

    public IReadOnlyList<float> Thresholds => thresholds;

    public IReadOnlyList<float> Leaves => leaves;

    /// <summary>Levels.</summary>
    public int Depth { get; } = features.Length;

    /// <summary>One line: a feature and a threshold per level, then the leaves in ten-thousandths.</summary>
    public string Format(IReadOnlyList<string> names) =>
        string.Join(' ', features.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"{names[f]}>{thresholds[i]:R}")))
        + " = " + string.Join(' ', leaves.Select(l => ((int)MathF.Round(l * 10_000)).ToString(CultureInfo.InvariantCulture)));

    public static DecisionTree Parse(string line, Dictionary<string, int> names)
    {
        var parts = line.Split(" = ");
        var questions = parts[0].Split(' ').Select(q => q.Split('>')).ToList();
        return new(
            [.. questions.Select(q => names[q[0]])],
            [.. questions.Select(q => float.Parse(q[1], CultureInfo.InvariantCulture))],
            [.. parts[1].Split(' ').Select(l => int.Parse(l, CultureInfo.InvariantCulture) / 10_000f)]);
    }
}
