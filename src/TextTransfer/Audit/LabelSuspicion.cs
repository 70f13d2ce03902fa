namespace TextTransfer;

/// <summary>How much speaks against the label of a text. Immutable.</summary>
/// <param name="Text">Its position in the corpus.</param>
/// <param name="Label">The label it has.</param>
/// <param name="SuggestedLabel">The most probable other class by models that did not see the text.</param>
/// <param name="LogOdds">
/// ln of (p(label) / share of the label) over (p(suggested) / share of the suggested one), probabilities out-of-fold and averaged
/// over repeats: what the text itself says for its label, beyond how frequent the classes are. The lower, the more suspect; this
/// is what texts are ranked by.
/// </param>
/// <param name="ErrorProbability">
/// The estimated probability, from 0 to 1, that the label is wrong: experience with errors planted into public sets, 7 % of the
/// labels on average. With hardly any errors it is too high, with many too low.
/// </param>
public sealed record LabelSuspicion(int Text, string Label, string SuggestedLabel, double LogOdds, double ErrorProbability)
{
    /// <summary>From which probability of an error a text is worth reading again: with about one error in two or three read.</summary>
    internal const double WorthReading = 0.25;

    /// <summary>Whether it is listed as a suspected error: wrong with a probability above a quarter, and the text speaks for another class.</summary>
    public bool IsSuspect => LogOdds < 0 && ErrorProbability > WorthReading;
}
