namespace TextTransfer;

/// <summary>
/// How to open an encoder. Everything is optional: what is not stated is read from the encoder's folder,
/// and what the folder does not say is an error, never a guess.
/// </summary>
public sealed record EncoderOptions
{
    /// <summary>A name for people; default: the folder's name.</summary>
    public string? Name { get; init; }

    /// <summary>Languages, for people; default: empty.</summary>
    public string Languages { get; init; } = "";

    /// <summary>Licence of the weights, for people; default: empty.</summary>
    public string License { get; init; } = "";

    /// <summary>Pooling; default: as <c>1_Pooling/config.json</c> says.</summary>
    public PoolingMode? Pooling { get; init; }

    /// <summary>Whether embeddings are scaled to length 1; default: whether <c>modules.json</c> has a Normalize module.</summary>
    public bool? Normalize { get; init; }

    /// <summary>Length limit of one window in tokens, special tokens included; default: as <c>sentence_bert_config.json</c> says.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>What is put before every text, empty for none; default: the default prompt of <c>config_sentence_transformers.json</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>What becomes of texts beyond the length limit; default: windows, so that nothing is left out silently.</summary>
    public LongTextMode LongTexts { get; init; }

    /// <summary>
    /// Texts encoded at once by <see cref="ITextEncoder.EncodeAll"/>; default: the processors this process may use (container
    /// quotas included). Each runs on one thread: several runs side by side are faster than one run on several threads.
    /// </summary>
    public int? Workers { get; init; }

    /// <summary>
    /// Whether opening checks the encoder by the <c>golden.json</c> of its folder, and fails where they do not agree or there is none;
    /// default: no. It costs the encoding of those texts, 0.3 to 0.4 s of processor time for the embedded encoders, shared by the workers. See <see cref="EncoderDoctor"/>.
    /// </summary>
    public bool Verify { get; init; }
}
