namespace TextTransfer.Tests.Tokenization;

/// <summary>Offsets against those of the reference implementation, Hugging Face tokenizers 0.23.3.</summary>
public sealed class ReferenceOffsetsTests
{
    [Theory]
    [InlineData("lines", "minilm-trunc256.first3000")]
    [InlineData("adversarial", "minilm-trunc256")]
    public void MiniLM_truncated(string corpus, string name)
    {
        string[] texts = Golden.Texts(corpus);
        List<int> ids = Golden.Numbers(corpus, name, "ids");
        List<int> lengths = Golden.Numbers(corpus, name, "len");
        List<int> bounds = Golden.Numbers(corpus, name, "off");

        int position = 0;
        var mismatches = new List<string>();
        for (int i = 0; i < lengths.Count; i++)
        {
            TokenizedText actual = Tokenizers.MiniLM.EncodeWithOffsets(texts[i], maxTokens: 256);
            IEnumerable<(int, int)> expected = Enumerable.Range(position, lengths[i]).Select(token => (bounds[2 * token], bounds[(2 * token) + 1]));
            if (!actual.Ids.SequenceEqual(ids.Slice(position, lengths[i])) || !actual.Offsets.SequenceEqual(expected))
                mismatches.Add(texts[i]);
            position += lengths[i];
        }

        Assert.Empty(mismatches);
        Assert.Equal(position, ids.Count);
    }
}
