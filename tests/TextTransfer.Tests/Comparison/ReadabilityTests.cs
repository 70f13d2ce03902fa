namespace TextTransfer.Tests.Comparison;

/// <summary>
/// Against the values in textstat's tests, rounded there to three digits. Its syllables are those of a hyphenation dictionary, so the
/// counts that its values imply are given: each is a whole number, which it would hardly be were a formula another.
/// </summary>
public sealed class ReadabilityTests
{
    private const int Digits = 3;

    /// <summary>LONG_TEXT: 372 words in 17 sentences, 77 of them long, 21 of three syllables and more.</summary>
    private static TextLengths LongText(double syllables) => new(17, 372, 0, syllables, 77, 21, 0);

    [Fact]
    public void The_long_text_of_textstat_has_its_published_values()
    {
        Assert.Equal(66.594, Readability.Flesch(LongText(519)), Digits);
        Assert.Equal(66.279, Readability.Amstad(LongText(584)), Digits);
        Assert.Equal(86.778, Readability.FernandezHuerta(LongText(606)), Digits);
        Assert.Equal(82.303, Readability.KandelMoles(LongText(518)), Digits);
        Assert.Equal(91.617, Readability.FranchinaVacca(LongText(601)), Digits);
        Assert.Equal(118.288, Readability.Oborneva(LongText(372)), Digits);
        Assert.Equal(42.581, Readability.Lix(LongText(519)), Digits);
        Assert.Equal(11.011, Readability.GunningFog(LongText(519)), Digits);
    }

    /// <summary>SHORT_TEXT: <c>Cool dogs wear da sunglasses.</c></summary>
    [Fact]
    public void The_short_text_of_textstat_has_its_published_values()
    {
        TextLengths text = new(1, 5, 24, 7, 1, 1, 4);
        Assert.Equal(83.32, Readability.Flesch(text), Digits);
        Assert.Equal(25.0, Readability.Lix(text), Digits);
        Assert.Equal(10.0, Readability.GunningFog(text), Digits);
        Assert.Equal(3.809, Readability.WienerSachtext(text), Digits);
    }

    [Fact]
    public void The_other_formulas_are_those_of_their_papers()
    {
        TextLengths text = new(40, 600, 2800, 1000, 120, 90, 380);
        Assert.Equal((0.39 * 15) + (11.8 * 1000 / 600) - 15.59, Readability.FleschKincaid(text), 9);
        Assert.Equal(206.835 - (62.3 * 1000 / 600) - 15, Readability.SzigrisztPazos(text), 9);
        Assert.Equal(89 + (((300 * 40) - (10 * 2800)) / 600.0), Readability.Gulpease(text), 9);
        Assert.Equal((1.043 * Math.Sqrt(30 * 90 / 40.0)) + 3.1291, Readability.Smog(text), 9);
    }

    [Fact]
    public void Smog_refuses_fewer_than_thirty_sentences() => Assert.Throws<ArgumentException>(() => Readability.Smog(new(29, 400, 1800, 600, 80, 60, 250)));
}
