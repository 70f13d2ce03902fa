namespace TextTransfer.Server.Telemetry;

/// <summary>How recent texts differ from those of training; a value is left out until there are 100 texts, or where training says nothing.</summary>
/// <param name="Texts">Recent texts, at most 1,000.</param>
/// <param name="Novelty">Share no more familiar to the model than a tenth of the labelled texts, held out; 0.1 is as in training.</param>
/// <param name="LabelShift">Population stability index of the given labels against those of training.</param>
/// <param name="LabelShiftByChance">What the index is on average where nothing has changed, by the numbers of texts (Yurdakul, 2018).</param>
/// <param name="Abstention">Share that was abstained from.</param>
/// <param name="TrainingAbstention">The same of held-out texts in training.</param>
internal sealed record DriftReport(int Texts, double? Novelty, double? LabelShift, double? LabelShiftByChance, double? Abstention, double? TrainingAbstention);
