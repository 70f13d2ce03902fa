namespace TextTransfer.FineTuning;

/// <summary>Chooses between an encoder as it was and its tuned forms.</summary>
internal static class FineTuningChoice
{
    /// <summary>
    /// What the tuned forms have ahead, in nats over all held-out texts: before any text is looked at, fine-tuning is believed to
    /// help, as it did on most sets, so that a loss must show before it is refused.
    /// </summary>
    private const double Ahead = 1;

    /// <summary>The candidate that is most probable given the held-out texts: the least summed log-loss, less what each has ahead.</summary>
    /// <param name="logLosses">Mean log-loss of each candidate on the same texts; the first is the encoder as it was.</param>
    /// <param name="texts">Held-out texts.</param>
    /// <param name="mayRefuse">Whether the first may be chosen.</param>
    public static int Choose(IReadOnlyList<double> logLosses, int texts, bool mayRefuse) =>
        Enumerable.Range(mayRefuse ? 0 : 1, logLosses.Count - (mayRefuse ? 0 : 1)).MinBy(i => (logLosses[i] * texts) - (i == 0 ? 0 : Ahead));
}
