namespace TextTransfer;

/// <summary>How well a method does on one encoder's embeddings. Immutable.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="Accuracy">Out-of-fold accuracy, from 0 to 1.</param>
/// <param name="LogLoss">Out-of-fold log-loss in nats; lower is better.</param>
/// <param name="LogLossAboveChosen">Log-loss minus that of the encoder chosen, paired by text; zero for itself.</param>
/// <param name="LogMe">
/// The log-evidence per text and class of a Bayesian linear model on the embeddings (You et al., 2021), higher is better;
/// <see langword="null"/> with fewer than two texts per value of an embedding, where it says nothing.
/// </param>
/// <param name="HScore">
/// How much of the embeddings' variance the classes explain (Bao et al., 2019), from 0 to classes − 1, higher is better;
/// <see langword="null"/> as <paramref name="LogMe"/>.
/// </param>
public sealed record EncoderScore(EncoderInfo Encoder, Estimate Accuracy, Estimate LogLoss, Estimate LogLossAboveChosen, double? LogMe, double? HScore);
