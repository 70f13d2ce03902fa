namespace TextTransfer.Tests.Tokenization;

/// <summary>The tokenizers of the embedded encoders, loaded once.</summary>
internal static class Tokenizers
{
    private static readonly Lazy<TextTokenizer> LazyMiniLM = new(() => TextTokenizer.Load(Checkout.File("src/TextTransfer.Encoders.MiniLM/encoder/tokenizer.json")));
    private static readonly Lazy<TextTokenizer> LazyMultilingualE5 = new(() => TextTokenizer.Load(Checkout.File("src/TextTransfer.Encoders.MultilingualE5/encoder/tokenizer.json")));

    public static TextTokenizer MiniLM => LazyMiniLM.Value;

    public static TextTokenizer MultilingualE5 => LazyMultilingualE5.Value;

    public static TheoryData<string> Names => ["minilm", "multilingual-e5"];

    public static TextTokenizer Get(string name) => name == "minilm" ? MiniLM : MultilingualE5;

    public static List<int> Tokenize(this TextTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.Tokenize(text, ids);
        return ids;
    }
}
