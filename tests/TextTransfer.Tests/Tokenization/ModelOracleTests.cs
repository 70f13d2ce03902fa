using System.Text;
using CsCheck;
using Microsoft.ML.Tokenizers;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

/// <summary>The models against other implementations: the package's WordPiece, and every way there is to cut a short text.</summary>
public sealed class ModelOracleTests
{
    private static readonly Gen<string> Word = Gen.Char["abc\u00E9"].Array[1, 8].Select(chars => new string(chars));

    [Fact]
    public void WordPiece_cuts_as_the_package_does() => Gen.Select(Word.HashSet[1, 12], Word.HashSet[0, 12], Word.Array[1, 20]).Sample(
        (initial, continuing, words) =>
        {
            string[] vocabulary = ["[UNK]", .. initial, .. continuing.Select(token => $"##{token}")];
            TokenModel model = Json.Model(new
            {
                type = "WordPiece",
                unk_token = "[UNK]",
                continuing_subword_prefix = "##",
                max_input_chars_per_word = 7,
                vocab = Json.Vocabulary(vocabulary),
            });
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary)));
            WordPieceTokenizer package = WordPieceTokenizer.Create(stream, new WordPieceOptions { MaxInputCharsPerWord = 7 });

            Assert.Equal(package.EncodeToIds(string.Join(' ', words)), words.SelectMany(word => model.Tokenize(word)));
        },
        iter: 500);

    [Fact]
    public void Unigram_finds_the_best_of_all_ways_to_cut() => Gen.Select(Word.HashSet[1, 12], Gen.Int[1, 64].Array[13], Word).Sample(
        (tokens, weights, word) =>
        {
            // Scores in eighths add up exactly, and no two tokens are the same.
            (string Token, double Score)[] vocabulary = [("<unk>", 0), .. tokens.Select((token, i) => (token, -weights[i] / 8.0))];
            TokenModel model = Json.Model(new { type = "Unigram", unk_id = 0, vocab = vocabulary.Select(t => new object[] { t.Token, t.Score }) });

            List<int> ids = model.Tokenize(word);
            double unknownScore = vocabulary.Min(t => t.Score) - 10;
            IEnumerable<List<int>> best = AllCuts(word, vocabulary).GroupBy(cut => cut.Sum(id => id == 0 ? unknownScore : vocabulary[id].Score))
                .MaxBy(cuts => cuts.Key)!.Select(FuseUnknown);

            Assert.Contains(best, cut => cut.SequenceEqual(ids));
        },
        iter: 500);

    private static IEnumerable<List<int>> AllCuts(string text, (string Token, double Score)[] vocabulary)
    {
        if (text.Length == 0)
            return [[]];

        IEnumerable<List<int>> cuts = Enumerable.Range(1, vocabulary.Length - 1)
            .Where(id => text.StartsWith(vocabulary[id].Token, StringComparison.Ordinal))
            .SelectMany(id => AllCuts(text[vocabulary[id].Token.Length..], vocabulary).Select(rest => (List<int>)[id, .. rest]));
        return vocabulary.Any(t => t.Token == text[..1]) ? cuts : cuts.Concat(AllCuts(text[1..], vocabulary).Select(rest => (List<int>)[0, .. rest]));
    }

    private static List<int> FuseUnknown(List<int> ids) => [.. ids.Where((id, i) => id != 0 || i == 0 || ids[i - 1] != 0)];
}
