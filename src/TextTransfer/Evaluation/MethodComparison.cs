using System.Globalization;

namespace TextTransfer;

/// <summary>The difference between two methods on the same folds. Immutable.</summary>
/// <param name="Method">The method judged.</param>
/// <param name="Baseline">What it is compared with.</param>
/// <param name="AccuracyDifference">Accuracy of the method minus that of the baseline, from −1 to 1, paired by text.</param>
/// <param name="TextCount">Texts it was measured on.</param>
public sealed record MethodComparison(string Method, string Baseline, Estimate AccuracyDifference, int TextCount)
{
    /// <summary>A difference that more texts than these would settle is none to speak of.</summary>
    private const int MostTexts = 100_000;

    /// <summary>Whether the interval leaves out zero.</summary>
    public bool IsDistinguishable => AccuracyDifference.ExcludesZero;

    /// <summary>
    /// About how many texts would settle the sign of a difference as large as the one seen, by an interval that narrows with the root of
    /// their number; <see langword="null"/> when it is settled, or when nothing was seen that texts could settle.
    /// </summary>
    public int? TextsNeeded
    {
        get
        {
            double half = (AccuracyDifference.Upper - AccuracyDifference.Lower) / 2;
            double needed = TextCount * Math.Pow(half / AccuracyDifference.Value, 2);
            return IsDistinguishable || !(needed <= MostTexts) ? null : Math.Max(TextCount + 1, (int)Math.Ceiling(needed / 10) * 10);
        }
    }

    /// <summary>Such as <c>mixture − probe = +3.1 points of accuracy (95 %: −2.4 to 8.5): not distinguishable with 50 texts; about 140 would be needed.</c></summary>
    public override string ToString()
    {
        string needed = TextsNeeded is { } texts ? string.Create(CultureInfo.InvariantCulture, $"; about {texts:N0} would be needed") : "";
        string conclusion = !IsDistinguishable ? $"not distinguishable with {TextCount} texts{needed}"
            : $"{(AccuracyDifference.Value > 0 ? Method : Baseline)} is better";
        return $"{Method} − {Baseline} = {AccuracyDifference.ToSignedString(100, "0.0", " points of accuracy")}: {conclusion}.";
    }
}
