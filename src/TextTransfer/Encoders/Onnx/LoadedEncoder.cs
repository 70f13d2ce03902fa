namespace TextTransfer.Encoders;

/// <summary>
/// What an encoder has loaded from its folder, shared by all encoders that differ in the prompt alone. It counts those that
/// hold it and is freed by the last.
/// </summary>
internal sealed class LoadedEncoder(OnnxModel model, TextTokenizer tokenizer, EncoderFingerprint fingerprint)
{
    private int holders = 1;

    public OnnxModel Model => model;

    public TextTokenizer Tokenizer => tokenizer;

    public EncoderFingerprint Fingerprint => fingerprint;

    /// <summary>Adds a holder; only a holder may call it, so that the model is still there.</summary>
    public LoadedEncoder Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>Ends the hold of one holder.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
            model.Dispose();
    }
}
