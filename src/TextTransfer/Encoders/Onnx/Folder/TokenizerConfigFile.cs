using TextTransfer.Tokenization;

namespace TextTransfer.Encoders;

/// <summary>
/// What <c>tokenizer_config.json</c> says of the text's normalization. In the reference (BertTokenizerFast of transformers and
/// those made after it) it overrules a <c>BertNormalizer</c> in <c>tokenizer.json</c>, which alone is read here: the two must agree.
/// </summary>
internal static class TokenizerConfigFile
{
    public const string FileName = "tokenizer_config.json";

    /// <summary>Refuses a file that states another normalization than the tokenizer has.</summary>
    /// <param name="tokenizerPath">The <c>tokenizer.json</c> beside it.</param>
    /// <param name="normalizer">Its normalizer; others than this are never overruled.</param>
    /// <exception cref="EncoderFormatException">The files contradict one another.</exception>
    public static void RefuseContradiction(string tokenizerPath, BertNormalizerOptions? normalizer)
    {
        using FolderJson? json = FolderJson.Find(Path.GetDirectoryName(tokenizerPath)!, FileName);
        // The class without a model of its own takes tokenizer.json as it is.
        if (json is null || normalizer is null || json.Text("tokenizer_class") == "PreTrainedTokenizerFast")
            return;

        bool? lowercases = json.Flag("do_lower_case");
        Expect("do_lower_case", lowercases, "lowercase", normalizer.Lowercases);
        // Null means as do_lower_case; a file that has no such member states nothing.
        if (json.Root.TryGetProperty("strip_accents", out _))
            Expect("strip_accents", json.Flag("strip_accents") ?? lowercases, "strip_accents", normalizer.StripsAccents);
        Expect("tokenize_chinese_chars", json.Flag("tokenize_chinese_chars"), "handle_chinese_chars", normalizer.SetsIdeographsApart);

        void Expect(string name, bool? stated, string option, bool actual)
        {
            if (stated is { } value && value != actual)
            {
                throw new EncoderFormatException(
                    json.Path,
                    $"{name} amounts to {Show(value)}, but {option} of the normalizer in {tokenizerPath} to {Show(actual)}; make both say what the model was trained with.");
            }
        }
    }

    private static string Show(bool value) => value ? "true" : "false";
}
