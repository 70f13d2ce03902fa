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

    /// <summary>
    /// The ONNX file, relative to the folder of the Transformer module (in most encoders the folder itself), e.g.
    /// <c>onnx/model_qint8_avx512.onnx</c>; default: <c>onnx/model.onnx</c>, else <c>model.onnx</c>, else the only one there is.
    /// </summary>
    public string? ModelFile { get; init; }

    /// <summary>
    /// The output of the model to read; default: the first there is of <c>layer_embeddings</c> (only where the encoder pools by the
    /// mean of all tokens and no module but normalisation follows), <c>last_hidden_state</c>, <c>token_embeddings</c> and
    /// <c>sentence_embedding</c>, else the only one, but never <c>logits</c>. An output [batch, tokens, values] is pooled here; what is
    /// stated here and has the shape [batch, values] is taken as the sentence embedding, with no module but normalisation applied.
    /// </summary>
    public string? OutputName { get; init; }

    /// <summary>
    /// Pooling, <see cref="PoolingMode.None"/> where the model pools; default: as the Pooling module that <c>modules.json</c>
    /// names says, usually in <c>1_Pooling/config.json</c>.
    /// </summary>
    public PoolingMode? Pooling { get; init; }

    /// <summary>Whether embeddings are scaled to length 1; default: whether <c>modules.json</c> ends in a Normalize module.</summary>
    public bool? Normalize { get; init; }

    /// <summary>
    /// Length limit of one window in tokens, special tokens included, from 3 to 1,048,576; default: <c>max_seq_length</c> of
    /// <c>sentence_bert_config.json</c>; where that is not stated, what the tokenizer (<c>model_max_length</c> of
    /// <c>tokenizer_config.json</c>) and the model's positions (<c>config.json</c>) both take.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>What is put before every text, empty for none; default: the default prompt of <c>config_sentence_transformers.json</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>
    /// The name of the prompt to put before every text, one of <c>config_sentence_transformers.json</c>; default: the one that
    /// file makes the default. Not together with <see cref="Prompt"/>, which states the text itself.
    /// </summary>
    public string? PromptName { get; init; }

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
