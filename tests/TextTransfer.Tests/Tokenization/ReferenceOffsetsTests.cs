using System.Text.Json;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Offsets against those of the reference implementation, Hugging Face tokenizers 0.23.3.</summary>
public sealed class ReferenceOffsetsTests
{
    private const int MaxTokens = 256;

    [Fact]
    public void Adversarial_strings_of_the_repository()
    {
        string[] texts = [.. Golden.Fixture("adversarial").Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("text").GetString()!)];
        string[] offsets = Golden.Fixture("adversarial.minilm-offsets");

        Assert.Equal(texts.Length, offsets.Length);
        Assert.All(texts.Zip(offsets), pair =>
        {
            IEnumerable<(int, int)> expected = JsonSerializer.Deserialize<int[]>(pair.Second)!.Chunk(2).Select(bounds => (bounds[0], bounds[1]));
            Assert.Equal(expected, Tokenizers.MiniLM.EncodeWithOffsets(pair.First, MaxTokens).Offsets);
        });
    }

    [Theory]
    [InlineData("lines", "minilm-trunc256.first3000", 3000)]
    [InlineData("adversarial", "minilm-trunc256", 572)]
    public void MiniLM_truncated(string corpus, string name, int count)
    {
        string[] texts = Golden.Texts(corpus);
        List<int> ids = Golden.Numbers(corpus, name, "ids");
        List<int> lengths = Golden.Numbers(corpus, name, "len");
        List<int> bounds = Golden.Numbers(corpus, name, "off");
        Assert.Equal(count, lengths.Count);

        int position = 0;
        var mismatches = new List<string>();
        for (int i = 0; i < lengths.Count; i++)
        {
            TokenizedText actual = Tokenizers.MiniLM.EncodeWithOffsets(texts[i], MaxTokens);
            IEnumerable<(int, int)> expected = Enumerable.Range(position, lengths[i]).Select(token => (bounds[2 * token], bounds[(2 * token) + 1]));
            if (!actual.Ids.SequenceEqual(ids.Slice(position, lengths[i])) || !actual.Offsets.SequenceEqual(expected))
                mismatches.Add(texts[i]);
            position += lengths[i];
        }

        Assert.Empty(mismatches);
        Assert.Equal(position, ids.Count);
    }
}
