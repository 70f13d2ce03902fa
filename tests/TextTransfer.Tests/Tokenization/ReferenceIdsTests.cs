using System.Text.Json;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Ids against those of the reference implementation, Hugging Face tokenizers 0.23.3.</summary>
public sealed class ReferenceIdsTests
{
    [Theory]
    [InlineData("minilm", 30522)]
    [InlineData("multilingual-e5", 250002)]
    public void Adversarial_strings_of_the_repository(string name, int vocabularySize)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        string[] lines = Golden.Fixture("adversarial");

        Assert.Equal(572, lines.Length);
        Assert.Equal(vocabularySize, tokenizer.VocabularySize);
        Assert.All(lines, line =>
        {
            using JsonDocument json = JsonDocument.Parse(line);
            IEnumerable<int> expected = json.RootElement.GetProperty(name).EnumerateArray().Select(id => id.GetInt32());
            Assert.Equal(expected, tokenizer.Encode(json.RootElement.GetProperty("text").GetString()!));
        });
    }

    [Theory]
    [InlineData("lines", "minilm", 2, 49500)]
    [InlineData("adversarial", "minilm", 2, 572)]
    [InlineData("lines", "multilingual-e5-small.first8000", 4, 8000)]
    [InlineData("adversarial", "multilingual-e5-small", 4, 572)]
    public void Embedded_encoders(string corpus, string name, int idSize, int count) =>
        AssertNoMismatch(Tokenizers.Get(name.StartsWith("multilingual-e5", StringComparison.Ordinal) ? "multilingual-e5" : name), corpus, name, idSize, count);

    [Theory]
    [InlineData("lines", "minilm-trunc256.first3000", 3000)]
    [InlineData("adversarial", "minilm-trunc256", 572)]
    public void Truncated(string corpus, string name, int count) =>
        AssertNoMismatch(Tokenizers.MiniLM, corpus, name, sizeof(ushort), count, maxTokens: 256);

    [Theory]
    [InlineData("mpnet", "mpnet", 49500)]
    [InlineData("wordpiece-cased", "wordpiece-cased", 49500)]
    [InlineData("unigram-xlmr", "unigram-xlmr", 49500)]
    [InlineData("unigram-xlmr-seq", "unigram-xlmr-seq.first3000", 3000)]
    [InlineData("unigram-nfkc", "unigram-nfkc.first3000", 3000)]
    [InlineData("unigram-bytefallback", "unigram-bytefallback.first3000", 3000)]
    [InlineData("bpe-bytelevel", "bpe-bytelevel", 49500)]
    [InlineData("bpe-bytelevel-prefix", "bpe-bytelevel-prefix.first3000", 3000)]
    public void Other_tokenizers(string name, string lines, int count)
    {
        TextTokenizer tokenizer = TextTokenizer.Load(Checkout.Shared($"golden/tokenizers/{name}/tokenizer.json"));
        AssertNoMismatch(tokenizer, "lines", lines, sizeof(ushort), count);
        AssertNoMismatch(tokenizer, "adversarial", name, sizeof(ushort), 572);
    }

    private static void AssertNoMismatch(TextTokenizer tokenizer, string corpus, string name, int idSize, int count, int maxTokens = int.MaxValue)
    {
        string[] texts = Golden.Texts(corpus);
        List<int> lengths = Golden.Numbers(corpus, name, "len");
        List<int> ids = Golden.Numbers(corpus, name, "ids", idSize);
        Assert.Equal(count, lengths.Count);

        int position = 0;
        var mismatches = new List<string>();
        for (int i = 0; i < count; i++)
        {
            if (!tokenizer.Encode(texts[i], maxTokens).SequenceEqual(ids.Slice(position, lengths[i])))
                mismatches.Add(texts[i]);
            position += lengths[i];
        }

        Assert.Empty(mismatches);
        Assert.Equal(position, ids.Count);
    }
}
