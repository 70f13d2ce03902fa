namespace TextTransfer.Accuracy;

/// <summary>One measured figure.</summary>
/// <param name="Set">The labelled set.</param>
/// <param name="Encoder">The name of the encoder.</param>
/// <param name="Measure"><c>recall_at_10</c> or <c>probe_accuracy</c>, from 0 to 1.</param>
/// <param name="Form">How the vectors were stored, and searched.</param>
/// <param name="Split">The draw of training rows of the probe; −1 for recall.</param>
/// <param name="Value">The figure.</param>
/// <param name="StoredRows">Vectors searched, or training rows.</param>
/// <param name="TestRows">Queries, or test rows.</param>
/// <param name="Fingerprint">The first digits of the encoder's fingerprint.</param>
internal sealed record QuantizationRow(
    string Set, string Encoder, string Measure, string Form, int Split, double Value, int StoredRows, int TestRows, string Fingerprint)
{
    public const string Recall = "recall_at_10";
    public const string Probe = "probe_accuracy";
}
