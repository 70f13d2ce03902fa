namespace TextTransfer.Tokenization;

/// <summary>The component types of <c>tokenizer.json</c> that are known. Decoders are not read: they do not touch ids.</summary>
internal static class Components
{
    /// <summary>What changes the text before it is cut.</summary>
    public static readonly ComponentReader<TextNormalizer> Normalizers = new("normalizer", new Dictionary<string, Func<TokenizerElement, TextNormalizer>>
    {
        ["BertNormalizer"] = BertNormalizer.Read,
        ["ByteLevel"] = ByteLevelNormalizer.Read,
        ["Lowercase"] = LowercaseNormalizer.Read,
        ["NFC"] = FormNormalizer.Read,
        ["NFD"] = FormNormalizer.Read,
        ["NFKC"] = FormNormalizer.Read,
        ["NFKD"] = FormNormalizer.Read,
        ["Nmt"] = NmtNormalizer.Read,
        ["Precompiled"] = PrecompiledNormalizer.Read,
        ["Prepend"] = PrependNormalizer.Read,
        ["Replace"] = ReplaceNormalizer.Read,
        ["Sequence"] = NormalizerSequence.Read,
        ["Strip"] = StripNormalizer.Read,
        ["StripAccents"] = StripAccentsNormalizer.Read,
    });

    /// <summary>What cuts the text into pieces.</summary>
    public static readonly ComponentReader<PreTokenizer> PreTokenizers = new("pre-tokenizer", new Dictionary<string, Func<TokenizerElement, PreTokenizer>>
    {
        ["BertPreTokenizer"] = BertPreTokenizer.Read,
        ["ByteLevel"] = ByteLevelPreTokenizer.Read,
        ["CharDelimiterSplit"] = PatternPreTokenizer.ReadDelimiter,
        ["Digits"] = PatternPreTokenizer.ReadDigits,
        ["Metaspace"] = MetaspacePreTokenizer.Read,
        ["Punctuation"] = PatternPreTokenizer.ReadPunctuation,
        ["Sequence"] = PreTokenizerSequence.Read,
        ["Split"] = PatternPreTokenizer.ReadSplit,
        ["Whitespace"] = WhitespacePreTokenizer.Read,
        ["WhitespaceSplit"] = WhitespaceSplitPreTokenizer.Read,
    });

    /// <summary>What turns a piece into ids.</summary>
    public static readonly ComponentReader<TokenModel> Models = new(
        "model",
        new Dictionary<string, Func<TokenizerElement, TokenModel>>
        {
            ["BPE"] = BpeModel.Read,
            ["Unigram"] = UnigramModel.Read,
            ["WordLevel"] = WordLevelModel.Read,
            ["WordPiece"] = WordPieceModel.Read,
        },
        TokenModel.TypeByMembers);

    /// <summary>What sets special tokens around the ids and trims offsets.</summary>
    public static readonly ComponentReader<PostProcessor> PostProcessors = new("post-processor", new Dictionary<string, Func<TokenizerElement, PostProcessor>>
    {
        ["BertProcessing"] = PostProcessor.ReadBert,
        ["ByteLevel"] = PostProcessor.ReadByteLevel,
        ["RobertaProcessing"] = PostProcessor.ReadRoberta,
        ["Sequence"] = PostProcessor.ReadSequence,
        ["TemplateProcessing"] = TemplateProcessing.Read,
    });
}
