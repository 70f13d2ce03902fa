using MathNet.Numerics;

namespace TextTransfer.Audit.Leakage;

/// <summary>The upper tail of the hypergeometric distribution: Fisher's exact test, one-sided.</summary>
internal static class Tail
{
    /// <summary>The probability of at least so many of a class among texts drawn without looking at labels.</summary>
    /// <param name="hits">Of the class among those drawn.</param>
    /// <param name="texts">All texts.</param>
    /// <param name="ofClass">All texts of the class.</param>
    /// <param name="drawn">Texts drawn.</param>
    public static double AtLeast(int hits, int texts, int ofClass, int drawn)
    {
        double all = SpecialFunctions.BinomialLn(texts, drawn);
        double sum = 0;
        for (int k = Math.Max(hits, drawn - (texts - ofClass)); k <= Math.Min(drawn, ofClass); k++)
            sum += Math.Exp(SpecialFunctions.BinomialLn(ofClass, k) + SpecialFunctions.BinomialLn(texts - ofClass, drawn - k) - all);
        return Math.Min(1, sum);
    }
}
