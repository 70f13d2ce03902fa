namespace TextTransfer;

/// <summary>
/// What folds that part groups, equal and nearly equal texts would have flattered: accuracy on random folds against that on folds that keep them
/// together, of the same method on the same texts. Immutable.
/// </summary>
/// <param name="RandomFolds">Accuracy on random stratified folds, from 0 to 1: what it would seem to be.</param>
/// <param name="Difference">That minus the accuracy on folds that keep groups together, paired by text, from −1 to 1.</param>
public sealed record Leakage(Estimate RandomFolds, Estimate Difference)
{
    /// <summary>Such as <c>Leakage: random folds would say 0.91 (95 %: 0.85 to 0.95), +6.0 points (95 %: 1.1 to 10.9) too much.</c></summary>
    public override string ToString() =>
        $"Leakage: folds that part groups would say {RandomFolds}, {Difference.ToSignedString(100, "0.0", " points")}"
        + (Difference.Lower > 0 ? " too much." : "; not distinguishable from none.");
}
