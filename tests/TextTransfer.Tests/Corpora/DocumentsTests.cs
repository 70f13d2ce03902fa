using System.Text;

namespace TextTransfer.Tests.Corpora;

public sealed class DocumentsTests
{
    [Theory]
    [InlineData("-", "one\n\n  two, and text\r\nthree", "1:one", "3:  two, and text", "4:three")]
    [InlineData("-", "id;text\n7;a\n;b\n9;\n", "7:a", "3:b", "9:")]
    [InlineData("-", "\n{\"text\": \"a\"}\n{\"id\": \"x\", \"text\": \"b\"}\n", "2:a", "x:b")]
    [InlineData("x.tsv", "text\tlabel\na, b; c\tignored\n", "2:a, b; c")]
    [InlineData("x.txt", "")]
    public void The_format_is_found_and_every_record_is_a_document(string name, string content, params string[] expected) =>
        Assert.Equal(expected, Read(name, content).Select(d => $"{d.Id ?? $"{d.Line}"}:{d.Text}"));

    [Fact]
    public void All_fields_arrive()
    {
        Document document = Assert.Single(Read("x.csv", "title,text,url,group\nT,body,https://a.example/b,site\n"));
        Assert.Equal(("T", "body", "https://a.example/b", "site", "T\n\nbody"),
            (document.Title, document.Text, document.Url, document.Group, document.TitleAndText));
    }

    [Fact]
    public void Names_in_a_list_are_taken_as_they_are_and_those_in_a_text_are_parted()
    {
        Document document = Assert.Single(Read("x.jsonl", """{"text": "a", "categories": ["A|B", " C ", ""], "tags": "D|E"}"""));
        Assert.Equal(["A|B", "C"], document.Categories);
        Assert.Equal(["D", "E"], document.Tags);
    }

    [Fact]
    public void Documents_before_an_error_are_delivered()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("text\none\n\"two\n"));
        using IEnumerator<Document> documents = Documents.Read(stream, "x.csv", new CorpusReadOptions()).GetEnumerator();
        Assert.True(documents.MoveNext());
        Assert.Equal("one", documents.Current.Text);
        Assert.Equal(3, Assert.Throws<CorpusFormatException>(() => documents.MoveNext()).Line);
    }

    [Fact]
    public void A_stream_is_read_as_it_comes()
    {
        using var stream = new EndlessLines();
        Assert.Equal(["1", "2", "3"], Documents.Read(stream, "-", new CorpusReadOptions()).Take(3).Select(d => $"{d.Line}"));
    }

    private static IEnumerable<Document> Read(string name, string content) =>
        Documents.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, new CorpusReadOptions());

    private sealed class EndlessLines : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            "line\n"u8.CopyTo(buffer);
            return 5;
        }
    }
}
