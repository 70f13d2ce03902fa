using System.Text;
using CsCheck;

namespace TextTransfer.Tests.Corpora;

/// <summary>Documents as JSON Lines, and back.</summary>
public class DocumentJsonTests
{
    [Fact]
    public void A_document_comes_back_as_it_was()
    {
        Gen<string> name = Gen.String[Gen.Char["ab é日\"\\\n\u2028<&'/{}"], 1, 12].Where(s => s.Trim() == s && s.Length > 0);
        Gen<DateTimeOffset> time = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);
        Gen.Select(name.Array[8, 8], name.Array[0, 3], Gen.Select(time, time, Gen.Bool)).Sample((fields, terms, rest) =>
        {
            Document document = new()
            {
                Id = fields[0],
                Url = fields[1],
                Title = fields[2],
                Text = fields[3] + "\n",
                Group = fields[4],
                Kind = fields[5],
                Status = fields[6],
                Author = fields[7],
                Language = "de",
                Categories = terms,
                Tags = terms,
                PublishedAt = rest.Item1,
                ModifiedAt = rest.Item2,
                IsPasswordProtected = rest.Item3,
            };
            Document read = Assert.Single(RoundTrip(document));
            Assert.Equal(terms, read.Categories);
            Assert.Equal(terms, read.Tags);
            return read with { Categories = terms, Tags = terms, Line = null } == document;
        }, iter: 300);
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_a_document_is_one_line()
    {
        using MemoryStream stream = new();
        Documents.WriteJsonLines(stream, [new Document { Text = "a\nb\r\u2029c" }, new Document { Text = "" }]);
        Assert.Equal("{\"text\":\"a\\nb\\r\\u2029c\"}\n{\"text\":\"\"}\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Tables_give_kind_status_and_terms_too_and_labelled_ones_ignore_them()
    {
        const string Csv = "text,label,kind,categories,tags,tags\nsome words,a,post,One | Two,x,y\nother words,b,page,,x,y\nmore words,a,page,,x,y\nfew words,b,page,,x,y\n";
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(Csv));
        Document document = Documents.Read(stream, "t.csv", new()).First();
        Assert.Equal("post", document.Kind);
        Assert.Equal(["One", "Two"], document.Categories);
        stream.Position = 0;
        Assert.Equal(4, Corpus.Read(stream, "t.csv", new()).Texts.Count);
    }

    [Theory]
    [InlineData("{\"text\":[\"a\",\"b\"],\"label\":\"x\"}", "text", 9)]
    [InlineData("{\"text\":\"a\",\"title\":[\"é\"],\"label\":\"x\"}", "title", 21)]
    [InlineData("{\"label\":\"x\",\"text\":\"a\",\"group\":[1]}", "group", 33)]
    public void A_list_where_a_field_has_one_value_is_named_with_its_place(string line, string field, int column)
    {
        byte[] lines = Encoding.UTF8.GetBytes("{\"text\":\"x\",\"label\":\"y\"}\n" + line + "\n");
        foreach (Action read in (Action[])[() => Corpus.Read(new MemoryStream(lines), "t.jsonl", new()), () => _ = Documents.Read(new MemoryStream(lines), "t.jsonl", new()).Count()])
        {
            CorpusFormatException error = Assert.Throws<CorpusFormatException>(read);
            Assert.Equal((2, column), (error.Line, error.Column));
            Assert.Contains($"'{field}' is a list", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_of_labels_is_a_set_of_labels()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("{\"text\":\"x\",\"label\":[\"b\",\"a\"]}\n{\"text\":\"y\",\"label\":[\"a\"]}\n"));
        Assert.Equal(["a|b", "a"], Corpus.Read(stream, "t.jsonl", new() { IsMultiLabel = true }).Texts.Select(t => t.Label));
    }

    private static List<Document> RoundTrip(Document document)
    {
        using MemoryStream stream = new();
        Documents.WriteJsonLines(stream, [document]);
        stream.Position = 0;
        return [.. Documents.Read(stream, "d.jsonl", new())];
    }
}
