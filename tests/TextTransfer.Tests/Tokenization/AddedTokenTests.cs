using System.Text.RegularExpressions;
using CsCheck;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Tokens that are found in the text before the model sees it; ids and offsets.</summary>
public sealed class AddedTokenTests
{
    /// <summary>The tokens "?", "x", "y" and "new" of the model, and the added ones from 4 on.</summary>
    private static TextTokenizer Create(params object[] addedTokens) => Json.Tokenizer(new
    {
        version = "1.0",
        added_tokens = addedTokens,
        normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = (bool?)null, lowercase = true },
        pre_tokenizer = new { type = "WhitespaceSplit" },
        model = new { type = "WordLevel", unk_token = "?", vocab = Json.Vocabulary("?", "x", "y", "new") },
    });

    private static object Token(int id, string content, bool singleWord = false, bool left = false, bool right = false, bool normalized = false, bool special = true) =>
        new { id, content, single_word = singleWord, lstrip = left, rstrip = right, normalized, special };

    private static string Show(TextTokenizer tokenizer, string text)
    {
        TokenizedText tokenized = tokenizer.EncodeWithOffsets(text);
        Assert.Equal(tokenizer.Encode(text), tokenized.Ids);
        return string.Join(' ', tokenized.Ids.Zip(tokenized.Offsets, (id, offsets) => $"{id}:{offsets.Start}-{offsets.End}"));
    }

    [Theory]
    [InlineData(false, false, "1:0-1 4:3-6 2:8-9")]
    [InlineData(true, false, "1:0-1 4:1-6 2:8-9")]
    [InlineData(false, true, "1:0-1 4:3-8 2:8-9")]
    [InlineData(true, true, "1:0-1 4:1-8 2:8-9")]
    public void White_space_beside_it_belongs_to_a_token_that_strips(bool left, bool right, string expected) =>
        Assert.Equal(expected, Show(Create(Token(4, "<m>", left: left, right: right)), "x \t<m>\u3000 y"));

    [Fact]
    public void White_space_that_one_token_has_taken_is_not_taken_again() =>
        Assert.Equal("4:0-5 5:5-8", Show(Create(Token(4, "<a>", right: true), Token(5, "<b>", left: true)), "<a>  <b>"));

    [Fact]
    public void A_token_may_begin_in_white_space_that_another_has_taken() =>
        Assert.Equal("4:0-5 5:4-7 1:7-8", Show(Create(Token(4, "<a>", right: true), Token(5, " <b")), "<a>  <bx"));

    [Theory]
    [InlineData("<m>", "4:0-3")]
    [InlineData("x<m>y", "0:0-5")]
    [InlineData("x<m>", "0:0-4")]
    [InlineData("_<m>", "0:0-4")]
    [InlineData("\u0301<m>", "0:1-4")]
    [InlineData("\u200D<m>", "0:1-4")]
    [InlineData("\u24B6<m>", "0:0-4")]
    [InlineData("\U0001D7D8<m>", "0:0-5")]
    [InlineData("x.<m>-y", "0:0-2 4:2-5 0:5-7")]
    [InlineData("x <m>\u2028y", "1:0-1 4:2-5 2:6-7")]
    public void A_single_word_stands_apart_from_other_words(string text, string expected) =>
        Assert.Equal(expected, Show(Create(Token(4, "<m>", singleWord: true)), text));

    [Fact]
    public void The_leftmost_token_counts_and_of_several_the_longest()
    {
        TextTokenizer tokenizer = Create(Token(4, "<a>"), Token(5, "<a><b>"), Token(6, "b><c>"), Token(7, "<c>"));
        Assert.Equal("4:0-3 7:3-6", Show(tokenizer, "<a><c>"));
        Assert.Equal("5:0-6 7:6-9", Show(tokenizer, "<a><b><c>"));
        Assert.Equal("1:0-1 6:1-6", Show(tokenizer, "xb><c>"));
    }

    [Fact]
    public void Any_tokens_are_found_as_an_alternation_of_them_the_longest_first_finds_them() =>
        Gen.Select(Gen.String[Gen.Char["ab<"], 1, 4].HashSet[1, 6], Gen.String[Gen.Char["ab< "], 0, 20]).Sample((texts, text) =>
        {
            AddedTokenFinder finder = new(texts.Select((t, i) => new AddedToken(t, i, false, false, false, false, true)));
            List<(int Start, string Text)> found = [];
            for (int from = 0; finder.FindNext(text, ref from, 0, out int start, out _) is { } token;)
                found.Add((start, token.Text));
            Assert.Equal(Regex.Matches(text, string.Join('|', texts.OrderByDescending(t => t.Length))).Select(m => (m.Index, m.Value)), found);
        });

    [Fact]
    public void What_begins_within_a_word_that_is_refused_is_not_found() =>
        Assert.Equal("0:0-3 5:4-5", Show(Create(Token(4, "ab", singleWord: true), Token(5, "b")), "xab b"));

    [Fact]
    public void A_normalized_token_is_found_in_normalized_text_and_others_as_they_are_written()
    {
        TextTokenizer tokenizer = Create(Token(4, "Caf\u00E9", normalized: true, special: false), Token(5, "Bar"));
        Assert.Equal("4:0-4 5:5-8 4:9-13", Show(tokenizer, "CAFE Bar cafe\u0301"));
        Assert.Equal("0:0-3 1:4-5 4:5-9 2:9-10", Show(tokenizer, "BAR x\u00C7af\u00E9y".Replace('\u00C7', 'c')));
    }

    [Fact]
    public void Tokens_found_as_they_are_written_come_before_normalized_ones() =>
        Assert.Equal("5:0-1 4:1-3", Show(Create(Token(4, "ab", normalized: true), Token(5, "A")), "Aab"));

    [Fact]
    public void Of_tokens_with_the_same_normalized_text_the_special_one_is_found() =>
        Assert.Equal("5:0-1", Show(Create(Token(4, "q", normalized: true, special: false), Token(5, "Q", normalized: true)), "q"));

    [Fact]
    public void A_token_of_the_vocabulary_keeps_its_id_and_empty_ones_have_none()
    {
        TextTokenizer tokenizer = Create(Token(3, "new"), Token(9, ""), Token(4, "<a>"));
        Assert.Equal(5, tokenizer.VocabularySize);
        Assert.Equal("0:0-1 3:1-4 4:4-7", Show(tokenizer, "anew<a>"));
    }

    [Fact]
    public void Ids_that_the_reference_would_not_give_are_refused()
    {
        Assert.Equal("$.added_tokens[0].id", Assert.Throws<TokenizerFormatException>(() => Create(Token(5, "<a>"))).Place);
        Assert.Equal("$.added_tokens[1]", Assert.Throws<TokenizerFormatException>(() => Create(Token(4, "<a>"), Token(4, "<a>"))).Place);
    }

    [Fact]
    public void Offsets_point_at_what_was_tokenized() => Gen.OneOf([.. ((string[])["x", "y", " ", "<m>", "\u00E9", "\U0001F600", "\u4F60", "\uD83D", "\u0000", "X"]).Select(Gen.Const)]).Array[0, 12].Sample(
        parts =>
        {
            string text = string.Concat(parts);
            TextTokenizer tokenizer = Create(Token(4, "<m>"));
            TokenizedText tokenized = tokenizer.EncodeWithOffsets(text);
            Assert.Equal(tokenizer.Encode(text), tokenized.Ids);
            int last = 0;
            foreach ((int id, (int start, int end)) in tokenized.Ids.Zip(tokenized.Offsets))
            {
                Assert.InRange(start, last, end);
                Assert.Equal(id, tokenizer.Encode(text[start..end]) is [int only] ? only : -1);
                last = end;
            }
        },
        iter: 500);
}
