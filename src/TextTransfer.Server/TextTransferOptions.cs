namespace TextTransfer.Server;

/// <summary>What all classifiers of an application share: how encoders are opened. Read when the first model is loaded.</summary>
public sealed class TextTransferOptions
{
    /// <summary>
    /// Opens the encoder that a model was trained with, once for all models that share it; it is disposed with the application. Default:
    /// the encoders that travel with this package and those pulled into the store (<see cref="EncoderStore"/>), with the settings of training.
    /// </summary>
    public Func<EncoderInfo, ITextEncoder> OpenEncoder { get; set; } = TrainedEncoders.Open;

    /// <summary>Keeps embeddings on disk, so that no text is encoded twice; default: none. Fine-tuned models do not use it.</summary>
    public EmbeddingCache? Cache { get; set; }
}
