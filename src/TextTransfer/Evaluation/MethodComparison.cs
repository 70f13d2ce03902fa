namespace TextTransfer;

/// <summary>The difference between two methods on the same folds. Immutable.</summary>
/// <param name="Method">The method judged.</param>
/// <param name="Baseline">What it is compared with.</param>
/// <param name="AccuracyDifference">Accuracy of the method minus that of the baseline, from −1 to 1, paired by text.</param>
/// <param name="TextCount">Texts it was measured on.</param>
public sealed record MethodComparison(string Method, string Baseline, Estimate AccuracyDifference, int TextCount)
{
    /// <summary>Whether the interval leaves out zero.</summary>
    public bool IsDistinguishable => AccuracyDifference.ExcludesZero;

    /// <summary>Such as <c>mixture − probe = +3.1 points of accuracy (95 %: −2.4 to 8.5): not distinguishable with 50 texts.</c></summary>
    public override string ToString()
    {
        string conclusion = !IsDistinguishable ? $"not distinguishable with {TextCount} texts"
            : $"{(AccuracyDifference.Value > 0 ? Method : Baseline)} is better";
        return $"{Method} − {Baseline} = {AccuracyDifference.ToSignedString(100, "0.0", " points of accuracy")}: {conclusion}.";
    }
}
