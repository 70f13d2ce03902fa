using CsCheck;

namespace TextTransfer.Tests.Tokenization;

public sealed class TextTokenizerTests
{
    private const int Iterations = 2000;

    /// <summary>Any UTF-16 text, unpaired surrogates included, thick with what tokenizers treat specially.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char['\u0300', '\u0340'].Select(c => c.ToString()),
        Gen.Char['\uD7F0', '\uE010'].Select(c => c.ToString()),
        Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32),
        Gen.OneOf([.. ((string[])[" ", "  ", "\t", "\u00A0", "\u200D", "\u0000", "\uFFFD", "\u2581", "\uFB01", "\uAC01", "\u1100\u1161", "你", "[SEP]", "<mask>", "<s", "[CL", "hello", "Ünï", "##ing", "<unk>"]).Select(Gen.Const)]))
        .List[0, 12].Select(string.Concat);

    [Theory]
    [MemberData(nameof(Tokenizers.Names), MemberType = typeof(Tokenizers))]
    public void Any_text_has_ids_within_the_vocabulary_between_the_special_ones(string name)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        AnyText.Sample(
            text =>
            {
                List<int> ids = tokenizer.Tokenize(text);
                return ids.TrueForAll(id => id >= 0 && id < tokenizer.VocabularySize)
                    && tokenizer.Encode(text).SequenceEqual([.. tokenizer.PrefixIds, .. ids, .. tokenizer.SuffixIds]);
            },
            iter: Iterations);
    }

    [Theory]
    [InlineData("minilm", "[SEP]", 102)]
    [InlineData("multilingual-e5", "</s>", 2)]
    public void A_literal_special_token_parts_the_text(string name, string token, int id)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        Gen.Select(AnyText, AnyText).Sample(
            (a, b) => tokenizer.Tokenize(a + token + b).SequenceEqual([.. tokenizer.Tokenize(a), id, .. tokenizer.Tokenize(b)]),
            iter: Iterations);
    }

    [Fact]
    public void BERT_ids_of_words_do_not_depend_on_their_neighbours() => Gen.Select(AnyText, AnyText).Sample(
        (a, b) => Tokenizers.MiniLM.Tokenize($"{a} {b}").SequenceEqual([.. Tokenizers.MiniLM.Tokenize(a), .. Tokenizers.MiniLM.Tokenize(b)]),
        iter: Iterations);

    [Theory]
    [MemberData(nameof(Tokenizers.Names), MemberType = typeof(Tokenizers))]
    public void Truncation_keeps_the_first_ids_and_the_special_ones(string name)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        Gen.Select(AnyText, Gen.Int[2, 12]).Sample(
            (text, max) => tokenizer.Encode(text, max).SequenceEqual([.. tokenizer.PrefixIds, .. tokenizer.Tokenize(text).Take(max - 2), .. tokenizer.SuffixIds]),
            iter: Iterations);
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Encode("text", 1));
    }

    [Theory]
    [MemberData(nameof(Tokenizers.Names), MemberType = typeof(Tokenizers))]
    public void Unpaired_surrogates_count_as_the_replacement_character(string name)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        foreach (string lone in (string[])["\uD83D", "\uDE00", "\uDE00\uD83D"])
            Assert.Equal(tokenizer.Encode($"a{new string('\uFFFD', lone.Length)}b\U0001F600"), tokenizer.Encode($"a{lone}b\U0001F600"));
    }

    [Theory]
    [MemberData(nameof(Tokenizers.Names), MemberType = typeof(Tokenizers))]
    public void Concurrent_calls_do_not_disturb_one_another(string name)
    {
        TextTokenizer tokenizer = Tokenizers.Get(name);
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => string.Join(' ', Enumerable.Range(0, i).Select(j => $"wörd{j * i}")))];
        IReadOnlyList<int>[] expected = [.. texts.Select(text => tokenizer.Encode(text))];

        IReadOnlyList<int>[] actual = new IReadOnlyList<int>[texts.Length];
        Parallel.For(0, texts.Length, i => actual[i] = tokenizer.Encode(texts[i]));

        Assert.Equal(expected, actual);
    }

    /// <summary>Text of a few MB, with and without spaces: anything worse than linear time would not come to an end.</summary>
    [Theory]
    [InlineData("minilm", "Prune tomatoes in July. ", 6)]
    [InlineData("minilm", "你", 1)]
    [InlineData("minilm", "你\u0301,", 2)]
    [InlineData("minilm", "\u0301", 0)]
    [InlineData("multilingual-e5", "你\u200D", 1)]
    [InlineData("multilingual-e5", " \U0001F600", 1)]
    public void Long_repetitive_text_has_as_many_ids_as_its_parts(string name, string part, int idsPerPart)
    {
        const int length = 3_000_000;
        string text = string.Concat(Enumerable.Repeat(part, length / part.Length));
        Assert.InRange(Tokenizers.Get(name).Tokenize(text).Count, length / part.Length * idsPerPart, (length / part.Length * idsPerPart) + 1);
    }

    [Theory]
    [InlineData("minilm", "\U00012000")]
    [InlineData("multilingual-e5", "\U00012000")]
    public void Long_unknown_text_is_one_unknown_token(string name, string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000));
        Assert.InRange(Tokenizers.Get(name).Tokenize(text).Count, 1, 2);
    }

    [Fact]
    public void Nothing_is_allocated_per_token()
    {
        string text = string.Concat(Enumerable.Repeat("Prune tomatoes in July, über alles. ", 50));
        foreach (TextTokenizer tokenizer in (TextTokenizer[])[Tokenizers.MiniLM, Tokenizers.MultilingualE5])
        {
            var ids = new List<int>();
            tokenizer.Tokenize(text, ids);
            ids.Clear();

            long before = GC.GetAllocatedBytesForCurrentThread();
            tokenizer.Tokenize(text, ids);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, ids.Count / 2);
        }
    }
}
