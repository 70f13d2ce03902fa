using System.Text;
using CsCheck;
using TextTransfer.Tokenization;
using Package = Microsoft.ML.Tokenizers;

namespace TextTransfer.Tests.Tokenization;

public sealed class BpeModelTests
{
    private static readonly string[] Letters = ["a", "b", "c", "\u00E9", "\U0001F600"];

    /// <summary>Letters, and pairs of earlier tokens that make later ones, so that every merge is possible.</summary>
    private static readonly Gen<(List<string> Vocabulary, List<(string Left, string Right)> Merges)> AnyMerges = Gen.Select(
        Gen.Int[0, int.MaxValue].Array[2, 24],
        numbers =>
        {
            List<string> vocabulary = [.. Letters];
            var merges = new List<(string, string)>();
            for (int i = 0; i + 1 < numbers.Length; i += 2)
            {
                (string left, string right) = (vocabulary[numbers[i] % vocabulary.Count], vocabulary[numbers[i + 1] % vocabulary.Count]);
                if (merges.Contains((left, right)))
                    continue;
                merges.Add((left, right));
                if (!vocabulary.Contains(left + right))
                    vocabulary.Add(left + right);
            }

            return (vocabulary, merges);
        });

    private static Gen<string> Word(int max) => Gen.OneOf([.. Letters.Select(Gen.Const)]).Array[1, max].Select(string.Concat);

    [Fact]
    public void The_lowest_rank_is_merged_first_and_of_several_the_leftmost() => Gen.Select(AnyMerges, Word(12), Word(120)).Sample(
        (tokens, shortWord, longWord) =>
        {
            TokenModel model = Json.Model(new
            {
                type = "BPE",
                vocab = Json.Vocabulary(tokens.Vocabulary),
                merges = tokens.Merges.Select(m => new[] { m.Left, m.Right }),
            });
            foreach (string word in (string[])[shortWord, longWord, shortWord])
            {
                List<string> expected = MergeNaively(word, tokens.Merges);
                (List<int> ids, List<(int Start, int End)> ranges) = model.TokenizeWithRanges(word);
                Assert.Equal(expected, ids.Select(id => tokens.Vocabulary[id]));
                Assert.Equal(expected, ranges.Select(range => word[range.Start..range.End]));
            }
        },
        iter: 2000);

    /// <summary>The package cuts text into UTF-16 units first, so characters of two are left out.</summary>
    [Fact]
    public void Words_are_cut_as_the_package_does() => Gen.Select(AnyMerges, Gen.Char["abc\u00E9"].Array[1, 40]).Sample(
        (tokens, letters) =>
        {
            string word = new(letters);
            TokenModel model = Json.Model(new
            {
                type = "BPE",
                vocab = Json.Vocabulary(tokens.Vocabulary),
                merges = tokens.Merges.Select(m => $"{m.Left} {m.Right}"),
            });
            Package.BpeTokenizer package = Package.BpeTokenizer.Create(new Package.BpeOptions([.. tokens.Vocabulary.Select((token, id) => new KeyValuePair<string, int>(token, id))])
            {
                Merges = tokens.Merges.Select(m => $"{m.Left} {m.Right}"),
            });
            Assert.Equal(package.EncodeToIds(word), model.Tokenize(word));
        },
        iter: 500);

    [Fact]
    public void Prefix_and_suffix_belong_to_the_tokens_of_the_vocabulary()
    {
        TokenModel model = Json.Model(new
        {
            continuing_subword_prefix = "##",
            end_of_word_suffix = "</w>",
            vocab = Json.Vocabulary("a", "##b", "##b</w>", "b</w>", "ab", "ab</w>", "abb</w>"),
            merges = (string[])["#version: 0.2", "a ##b", "a ##b</w>", "ab ##b</w>"],
        });
        Assert.Equal([3], model.Tokenize("b"));
        Assert.Equal([5], model.Tokenize("ab"));
        Assert.Equal([6], model.Tokenize("abb"));
        Assert.Equal([4, 1, 2], model.Tokenize("abbb"));
        Assert.Equal([], model.Tokenize("x"));
    }

    [Theory]
    [InlineData(false, false, "?a??", "(0,1)(1,2)(2,3)(3,4)")]
    [InlineData(true, false, "?a?", "(0,1)(1,2)(2,4)")]
    [InlineData(true, true, "<0xC3><0xA9>a<0xC3><0xA9><0xC3><0xA9>", "(0,1)(0,1)(1,2)(2,3)(2,3)(3,4)(3,4)")]
    public void Unknown_characters_are_bytes_or_unknown_tokens(bool fuses, bool hasBytes, string expected, string expectedRanges)
    {
        string[] vocabulary = ["?", "a", "<0xC3>", "<0xA9>"];
        TokenModel model = Json.Model(new { type = "BPE", unk_token = "?", fuse_unk = fuses, byte_fallback = hasBytes, vocab = Json.Vocabulary(vocabulary), merges = Array.Empty<string>() });
        (List<int> ids, List<(int Start, int End)> ranges) = model.TokenizeWithRanges("\u00E9a\u00E9\u00E9");
        Assert.Equal(expected, string.Concat(ids.Select(id => vocabulary[id])));
        Assert.Equal(expectedRanges, string.Concat(ranges.Select(range => $"({range.Start},{range.End})")));
    }

    [Fact]
    public void An_unknown_token_waits_behind_bytes()
    {
        string[] vocabulary = ["?", "a", "<0xC3>", "<0xA9>"];
        TokenModel model = Json.Model(new { type = "BPE", unk_token = "?", byte_fallback = true, vocab = Json.Vocabulary(vocabulary), merges = Array.Empty<string>() });
        Assert.Equal("<0xC3><0xA9>?a", string.Concat(model.Tokenize("\u4F60\u00E9a").Select(id => vocabulary[id])));
    }

    [Theory]
    [InlineData(false, "aba")]
    [InlineData(true, "aba")]
    public void A_whole_token_that_merges_do_not_reach_counts_only_when_they_are_ignored(bool ignores, string word)
    {
        TokenModel model = Json.Model(new { type = "BPE", ignore_merges = ignores, vocab = Json.Vocabulary("a", "b", "ab", "ba", "aba"), merges = (string[])["b a"] });
        for (int i = 0; i < 2; i++)
            Assert.Equal(ignores ? [4] : [0, 3], model.Tokenize(word));
        Assert.Equal([3], model.Tokenize("ba"));
    }

    /// <summary>Anything worse than n log n would not come to an end.</summary>
    [Theory]
    [InlineData("a", 16)]
    [InlineData("ab", 1)]
    [InlineData("\U0001F600", 16)]
    public void A_piece_of_a_megabyte_is_no_trouble(string part, int charsPerToken)
    {
        // Powers of two of every letter, the longest of 16.
        List<string> vocabulary = [.. Letters];
        var merges = new List<string>();
        foreach (string letter in Letters)
        {
            for (string token = letter; token.Length < 16; token += token)
            {
                merges.Add($"{token} {token}");
                vocabulary.Add(token + token);
            }
        }

        TokenModel model = Json.Model(new { type = "BPE", vocab = Json.Vocabulary(vocabulary), merges });
        string piece = string.Concat(Enumerable.Repeat(part, (1 << 20) / Encoding.UTF8.GetByteCount(part)));
        List<int> ids = model.Tokenize(piece);
        Assert.Equal(piece.Length, ids.Sum(id => vocabulary[id].Length));
        Assert.Equal(piece.Length / charsPerToken, ids.Count);
    }

    private static List<string> MergeNaively(string word, List<(string Left, string Right)> merges)
    {
        List<string> symbols = [.. word.EnumerateRunes().Select(rune => rune.ToString())];
        while (true)
        {
            int best = -1;
            int bestRank = int.MaxValue;
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                int rank = merges.IndexOf((symbols[i], symbols[i + 1]));
                if (rank >= 0 && rank < bestRank)
                    (best, bestRank) = (i, rank);
            }

            if (best < 0)
                return symbols;
            symbols[best] += symbols[best + 1];
            symbols.RemoveAt(best + 1);
        }
    }
}
