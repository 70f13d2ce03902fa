namespace TextTransfer.Classification.Numerics;

internal static class Logistic
{
    /// <summary>The probability of log-odds.</summary>
    public static double Of(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The log-odds of a probability between 0 and 1.</summary>
    public static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
