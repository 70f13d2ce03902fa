using System.Text;
using TextTransfer.Audit.Texts;

namespace TextTransfer.Tests.Audit;

public class TextDefectTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n\t", "empty")]
    [InlineData("PK\u0003\u0004\u0000\u0001garbage", "binary")]
    [InlineData("caf\uFFFD and na\uFFFDve", "lost in decoding")]
    [InlineData("<div class=\"a\"><p>Hello</p><p>World</p></div>", "markup")]
    [InlineData("12345 67890 --- 3.14", "no letters")]
    [InlineData("$$$ 12 %% 34 ## 56 a && 78 ** 90 == 11 ++ 22", "hardly made of words")]
    public void What_is_no_text_is_said(string text, string expected) => Assert.Contains(expected, TextDefects.Of(text) ?? "nothing", StringComparison.Ordinal);

    [Fact]
    public void Encoded_data_is_no_text() =>
        Assert.Contains("encoded data", TextDefects.Of("see " + Convert.ToBase64String(new byte[120])) ?? "nothing", StringComparison.Ordinal);

    [Theory]
    [InlineData("Für Ärzte gilt: à la carte, naïve façade, €5 – “so”.")]
    [InlineData("Prune tomatoes in July, if a < b and c > d.")]
    [InlineData("Il a dit : « déjà vu »…")]
    [InlineData("トマトは七月に剪定します。")]
    [InlineData("नमस्ते दुनिया, यह एक वाक्य है")]
    [InlineData("Łódź, Žižkov, Ångström, ÃO, Ã")]
    [InlineData("OK")]
    [InlineData("see https://example.org/a/b?c=d for more of this")]
    public void What_is_text_is_left_alone(string text) => Assert.Null(TextDefects.Of(text));

    /// <summary>The mistake is made here as it is made in life: bytes of UTF-8 read one by one.</summary>
    [Theory]
    [InlineData("Für Ärzte")]
    [InlineData("Il déjeune à l’école")]
    [InlineData("Привет, мир")]
    public void Utf8_read_byte_by_byte_is_found(string text)
    {
        string wrong = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        int expected = text.Count(c => c > 127);
        Assert.Equal(expected, Mojibake.Count(wrong));
        Assert.Equal(0, Mojibake.Count(text));
    }

    [Fact]
    public void Windows_1252_characters_count_as_their_bytes() => Assert.Equal(2, Mojibake.Count("Itâ€™s â‚¬5"));

    [Theory]
    [InlineData("The house on the hill was sold to a man from the city who is known for it.", "English")]
    [InlineData("Das Haus auf dem Hügel wurde an einen Mann aus der Stadt verkauft, der dafür bekannt ist.", "German")]
    [InlineData("La maison sur la colline a été vendue à un homme de la ville qui est connu pour cela.", "French")]
    [InlineData("La casa de la colina fue vendida a un hombre de la ciudad que es conocido por eso y no por otra cosa.", "Spanish")]
    [InlineData("Дом на холме был продан человеку из города, известному этим.", "Russian")]
    [InlineData("山の上の家は町の人に売られました。", "Japanese")]
    [InlineData("山上的房子卖给了城里的人。", "Chinese")]
    [InlineData("بيع البيت على التل لرجل من المدينة", "Arabic script")]
    [InlineData("Το σπίτι στον λόφο πουλήθηκε", "Greek")]
    public void The_language_of_a_sentence_is_guessed(string text, string language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("card arrival")]
    [InlineData("Microsoft Windows Server")]
    [InlineData("42")]
    public void Of_too_little_nothing_is_guessed(string text) => Assert.Null(LanguageGuess.Of(text));

    [Fact]
    public void A_text_in_another_language_than_most_is_found_and_a_corpus_of_two_is_left_alone()
    {
        string english = "The house on the hill was sold to a man from the city.";
        string german = "Das Haus auf dem Hügel wurde an einen Mann aus der Stadt verkauft.";
        Corpus mostly = new([.. Enumerable.Range(0, 9).Select(i => new LabeledText($"{english} {i}", "a")), new(german, "b")]);
        AuditFinding finding = Assert.Single(TextChecks.OtherLanguage(mostly, _ => false));
        Assert.Equal((9, AuditFindingKind.OtherLanguage), (finding.Texts.Single(), finding.Kind));
        Assert.Contains("German", finding.Message, StringComparison.Ordinal);

        Corpus both = new(Enumerable.Range(0, 10).Select(i => new LabeledText(i % 2 == 0 ? english : german, "a")));
        Assert.Empty(TextChecks.OtherLanguage(both, _ => false));
    }
}
