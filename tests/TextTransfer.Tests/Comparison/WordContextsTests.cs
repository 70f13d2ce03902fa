namespace TextTransfer.Tests.Comparison;

public sealed class WordContextsTests
{
    private static readonly TextBody Body = new("body",
    [
        new() { Text = "Strong tea is what we drink. He made strong tea at noon, and then more strong tea.", Id = "1" },
        new() { Text = "A strong wind blew. The tea was cold and the wind was loud. They drink water.", Id = "2" },
        new() { Text = "L’eau est froide. Strong\ntea", Id = "3" },
    ]);

    [Fact]
    public void A_concordance_has_every_occurrence_in_whole_words_of_context()
    {
        ConcordanceLine[] lines = [.. WordContexts.Concordance(Body, "TEA", width: 18)];
        Assert.Equal(["1", "1", "1", "2", "3"], lines.Select(l => l.Document.Id));
        Assert.Equal(("Strong ", "tea", " is what we drink."), (lines[0].Left, lines[0].Word, lines[0].Right));
        Assert.All(lines, l => Assert.Equal(l.Word, l.Document.Text.Substring(l.Position, l.Word.Length)));
        Assert.Equal("He made strong ", lines[1].Left);
        Assert.Empty(WordContexts.Concordance(Body, "te"));
    }

    [Fact]
    public void Collocates_are_counted_within_sentences_and_their_span()
    {
        Collocate strong = Assert.Single(WordContexts.Collocates(Body, "tea", span: 2, fewest: 3));
        Assert.Equal(("strong", 3, 5), (strong.Text, strong.Near, strong.Total));

        // By hand: near tea within two words stand strong is what | made strong at noon | more strong | the was cold; 12 of 38 words but tea.
        Assert.Equal(Keyness.LogRatio(3, 2, 12, 26), strong.LogRatio, 9);
        Assert.Equal(Keyness.LogLikelihood(3, 2, 12, 26), strong.LogLikelihood, 9);
    }
}
