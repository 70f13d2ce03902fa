namespace TextTransfer;

/// <summary>Something in a corpus that is probably a mistake or will mislead a classifier. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">A sentence for people: what, and what to do. It holds labels and short quotations of the texts, so show it as text of others.</param>
/// <param name="Texts">The texts concerned, as positions in the corpus, ascending; of a class or group as a whole none.</param>
/// <param name="Labels">The classes concerned, in ordinal order.</param>
public sealed record AuditFinding(AuditFindingKind Kind, string Message, IReadOnlyList<int> Texts, IReadOnlyList<string> Labels)
{
    /// <summary>
    /// How sure or how strong, from 0 to 1: the probability that a label is wrong; the similarity of duplicates; the share of
    /// right answers of models that tell two classes apart or of the group alone; <see langword="null"/> where there is no such figure.
    /// </summary>
    public double? Score { get; init; }

    /// <summary>The class a text should rather have; <see langword="null"/> where none is suggested.</summary>
    public string? SuggestedLabel { get; init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
