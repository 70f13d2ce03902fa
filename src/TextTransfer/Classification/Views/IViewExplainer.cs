using TextTransfer.Encoders;

namespace TextTransfer.Classification.Views;

/// <summary>Takes the logits of one view apart by places of a text. Immutable and safe for concurrent calls.</summary>
internal interface IViewExplainer
{
    /// <summary>
    /// Addends of a difference of two logits, measured from what the difference is on average over the examples:
    /// they sum to it up to rounding.
    /// </summary>
    /// <param name="text">Any embedded text.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="label">The class whose logit counts.</param>
    /// <param name="against">The class whose logit is subtracted.</param>
    IEnumerable<LogitPart> Explain(EmbeddedText text, IReadOnlyList<EncodedWindow> windows, int label, int against);
}
