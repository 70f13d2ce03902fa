using System.Buffers.Binary;
using System.Text;
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
        string[] lines = Encoding.UTF8.GetString(Checkout.Unzip(Checkout.File("tests/TextTransfer.Tests/Tokenization/Fixtures/adversarial.jsonl.gz"))).Split('\n')[..^1];

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
    [InlineData("unigram-bytefallback", "unigram-bytefallback.first3000", 3000)]
    public void Other_tokenizers(string name, string lines, int count)
    {
        TextTokenizer tokenizer = TextTokenizer.Load(Checkout.Shared($"golden/tokenizers/{name}/tokenizer.json"));
        AssertNoMismatch(tokenizer, "lines", lines, sizeof(ushort), count);
        AssertNoMismatch(tokenizer, "adversarial", name, sizeof(ushort), 572);
    }

    private static void AssertNoMismatch(TextTokenizer tokenizer, string corpus, string name, int idSize, int count, int maxTokens = int.MaxValue)
    {
        string[] texts = corpus == "lines" ? Lines() : Adversarial();
        ReadOnlySpan<byte> lengths = Checkout.Unzip(Checkout.Shared($"golden/public/ids/{corpus}.{name}.len.bin.gz"));
        ReadOnlySpan<byte> ids = Checkout.Unzip(Checkout.Shared($"golden/public/ids/{corpus}.{name}.ids.bin.gz"));
        Assert.Equal(count, lengths.Length / sizeof(ushort));

        var mismatches = new List<string>();
        for (int i = 0; i < count; i++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(lengths[(i * sizeof(ushort))..]);
            if (!Matches(tokenizer.Encode(texts[i], maxTokens), ids[..(length * idSize)], idSize))
                mismatches.Add(texts[i]);
            ids = ids[(length * idSize)..];
        }

        Assert.Empty(mismatches);
        Assert.True(ids.IsEmpty);
    }

    private static bool Matches(IReadOnlyList<int> actual, ReadOnlySpan<byte> expected, int idSize)
    {
        if (actual.Count != expected.Length / idSize)
            return false;

        for (int i = 0; i < actual.Count; i++)
        {
            ReadOnlySpan<byte> id = expected[(i * idSize)..];
            if (actual[i] != (idSize == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(id) : BinaryPrimitives.ReadInt32LittleEndian(id)))
                return false;
        }

        return true;
    }

    private static string[] Lines() => Encoding.UTF8.GetString(Checkout.Unzip(Checkout.Shared("golden/public/lines_public.txt.gz"))).Split('\n')[..^1];

    private static string[] Adversarial() =>
        [.. File.ReadLines(Checkout.Shared("golden/public/adversarial_public.jsonl")).Select(line => JsonSerializer.Deserialize<string>(line)!)];
}
