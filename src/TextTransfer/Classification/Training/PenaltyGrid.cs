namespace TextTransfer.Classification.Training;

/// <summary>The penalties that are tried.</summary>
internal static class PenaltyGrid
{
    /// <summary>
    /// Values of C tried for each view, a factor of 10 apart; the features of every view have a mean squared length of 1.
    /// A finer grid changed nothing on ten public sets.
    /// </summary>
    public static IReadOnlyList<double> Values { get; } = [0.1, 1, 10];

    /// <summary>The penalty of a corpus of which no text can be held out: what most small ones choose.</summary>
    public const double Default = 10;
}
