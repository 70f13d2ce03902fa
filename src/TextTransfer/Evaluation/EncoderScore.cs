namespace TextTransfer;

/// <summary>How well a method does on one encoder's embeddings. Immutable.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="Accuracy">Out-of-fold accuracy, from 0 to 1.</param>
/// <param name="LogLoss">Out-of-fold log-loss in nats; lower is better.</param>
/// <param name="LogLossAboveChosen">Log-loss minus that of the encoder chosen, paired by text; zero for itself.</param>
public sealed record EncoderScore(EncoderInfo Encoder, Estimate Accuracy, Estimate LogLoss, Estimate LogLossAboveChosen);
