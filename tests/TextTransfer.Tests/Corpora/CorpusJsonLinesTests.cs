using System.Text;

namespace TextTransfer.Tests.Corpora;

public sealed class CorpusJsonLinesTests
{
    [Fact]
    public void Objects_with_the_same_fields_as_csv()
    {
        Corpus corpus = Read("""
            {"text": "Grüße 🌱\nzwei", "label": "a", "nested": {"text": "no", "list": [1, 2]}, "group": "g"}

            {"label": 1, "title": "T", "text": "b", "id": 7}
            {"label": 1, "text": "c"}
            {"label": "a", "text": "d", "group": null}
            """);

        Assert.Equal(
            [new("Grüße 🌱\nzwei", "a") { Group = "g", Line = 1 }, new("T\n\nb", "1") { Id = "7", Line = 3 }, new("c", "1") { Line = 4 }, new LabeledText("d", "a") { Line = 5 }],
            corpus.Texts);
    }

    [Theory]
    [InlineData("""{"text": "a"}""", 2, 1, "'label'", "there are: 'text'")]
    [InlineData("""{"text": "äöü", "label": ""}""", 2, 26, "label", "missing", "äöü")]
    [InlineData("""{"label": "x", "text": null}""", 2, 24, "text is empty")]
    [InlineData("""{"label": "x", "label": "y", "text": "a"}""", 2, 1, "'label'", "2 times")]
    [InlineData("""["text", "label"]""", 2, 1, "not a JSON object")]
    [InlineData("""{"text": "ä" "label": "x"}""", 2, 14, "not valid JSON")]
    [InlineData("""{"text": "a", "label": "x"} {}""", 2, 29, "not valid JSON")]
    [InlineData("""{"text": "a", "label": "x" """, 2, 28, "not valid JSON")]
    [InlineData("""{"text": "\ud83c", "label": "x"}""", 2, 10, "surrogate")]
    public void Wrong_lines_are_refused_with_their_place(string wrong, int line, int column, params string[] inMessage)
    {
        var error = Assert.Throws<CorpusFormatException>(() => Read($"{{\"text\": \"ok\", \"label\": \"x\"}}\n{wrong}\n"));
        Assert.Equal(("-", line, column), (error.FileName, error.Line, error.Column));
        Assert.All(inMessage, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static Corpus Read(string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return Corpus.Read(stream, "-", new CorpusReadOptions());
    }
}
