using System.Text;

namespace TextTransfer.Tests.Corpora;

public sealed class CorpusCsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_delimiter_is_detected(string delimiter)
    {
        string path = folder.Write("labels.csv", """
            id^text^label
            1^"Beans, peas; and | more"^garden
            2^"Soup"^kitchen
            3^"Salad"^kitchen
            4^"Rake"^garden
            """.Replace("^", delimiter, StringComparison.Ordinal));

        Corpus corpus = Corpus.ReadCsv(path);

        Assert.Equal(["garden", "kitchen"], corpus.Labels);
        Assert.Equal(["Beans, peas; and | more", "Soup", "Salad", "Rake"], corpus.Texts.Select(t => t.Text));
        Assert.Equal(["1", "2", "3", "4"], corpus.Texts.Select(t => t.Id));
        Assert.Empty(corpus.Warnings);
    }

    [Fact]
    public void Byte_order_mark_line_ends_and_quoted_line_breaks_are_read_as_meant()
    {
        string path = folder.Write("labels.csv", "\uFEFFtext,label\r\n\"one\r\ntwo \"\"quoted\"\"\",a\r\n\r\n5\" pipe,b\r\nGrüße 🌱 ,  a \r\nlast,b");

        Corpus corpus = Corpus.ReadCsv(path);

        Assert.Equal(
            [new("one\r\ntwo \"quoted\"", "a") { Line = 2 }, new("5\" pipe", "b") { Line = 5 }, new("Grüße 🌱 ", "a") { Line = 6 }, new LabeledText("last", "b") { Line = 7 }],
            corpus.Texts);
    }

    [Fact]
    public void Optional_columns_are_used_and_the_title_leads_the_text()
    {
        string path = folder.Write("labels.csv", "Text,LABEL,title,group,id\nbody,a,Head,site1,x\nbody2,a,,,\n,b,Only,site2,y\nbody3,b\n");

        Corpus corpus = Corpus.Read(path);

        Assert.Equal(
            [new("Head\n\nbody", "a") { Group = "site1", Id = "x", Line = 2 }, new("body2", "a") { Line = 3 }, new("Only", "b") { Group = "site2", Id = "y", Line = 4 }, new LabeledText("body3", "b") { Line = 5 }],
            corpus.Texts);
    }

    [Fact]
    public void Columns_and_delimiter_by_option()
    {
        string path = folder.Write("data", "heading;content,topic\nx;a,1\nx;b,2\nx;c,1\nx;d,2\n");
        var options = new CorpusReadOptions { TextField = "heading;content", LabelField = "topic", Delimiter = ',' };

        Assert.Equal(["1", "2"], Corpus.Read(path, options).Labels);
    }

    [Fact]
    public void Weights_are_read_from_the_column_that_is_named_and_from_no_other()
    {
        string path = folder.Write("labels.csv", "text,label,weight\na,x,0.5\nb,y,\nc,x,2e1\nd,y,1\n");

        Assert.Equal([0.5, 1, 20, 1], Corpus.Read(path, new() { WeightField = "weight" }).Texts.Select(t => t.Weight));
        Assert.All(Corpus.Read(path).Texts, t => Assert.Equal(1, t.Weight));
        Assert.Equal(4, Documents.Read(folder.Write("more.csv", "text\na\nb\nc\nd\n"), new() { WeightField = "weight" }).Count());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\"0,5\"")]
    [InlineData("much")]
    public void A_weight_that_is_none_is_refused_by_its_place(string weight)
    {
        string path = folder.Write("labels.csv", $"text,label,weight\na,x,1\nb,y,{weight}\n");

        var error = Assert.Throws<CorpusFormatException>(() => Corpus.Read(path, new() { WeightField = "weight" }));

        Assert.Equal((3, 5), (error.Line, error.Column));
        Assert.Contains($"weight '{weight.Trim('"')}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels.csv", "text,label\ncafé,a\n", 2, 4, "byte 0xE9", "'é'")]
    [InlineData("labels.csv", "text,label\na,b\r\n\"x\ry, Grün\",a\n", 4, 6, "byte 0xFC", "'ü'")]
    [InlineData("labels.csv", "text,label\na,b\n\"x\",é", 3, 5, "byte 0xE9", "UTF-8")]
    public void Latin1_is_refused_with_place_and_byte(string name, string content, int line, int column, params string[] inMessage) =>
        Refused(folder.Write(name, Encoding.Latin1.GetBytes(content)), line, column, inMessage);

    [Fact]
    public void Utf16_is_named()
    {
        Refused(folder.Write("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("text,label")]), 1, 1, "0xFF", "UTF-16");
        Refused(folder.Write("b.csv", Encoding.Unicode.GetBytes("text,label")), 1, 2, "0x00", "UTF-16");
    }

    /// <summary>Reading is in blocks: a code point cut by the end of one is not an error, and a wrong byte behind it keeps its place.</summary>
    [Fact]
    public void Blocks_may_end_inside_a_code_point()
    {
        foreach (int shift in Enumerable.Range(0, 4))
        {
            string text = new string('x', shift) + string.Concat(Enumerable.Repeat("🌱", 40_000));
            string rows = $"text,label\n{text},a\n{text}1,a\nu,b\nv,b\n";
            Corpus corpus = Corpus.ReadCsv(folder.Write("big.csv", rows));
            Assert.Equal(text, corpus.Texts[0].Text);

            byte[] wrong = [.. Encoding.UTF8.GetBytes(rows), .. "w"u8, 0xF0, 0x9F];
            Refused(folder.Write("big.csv", wrong), 6, 2, "0xF0");
        }
    }

    [Theory]
    [InlineData("text;topic\na;b\n", 1, 1, "'label'", "'text', 'topic'", "';'")]
    [InlineData("text,label,label\na,b,c\n", 1, 1, "'label'", "2 times")]
    [InlineData("text,label\na,b\n\"\",c\n", 3, 1, "text is empty")]
    [InlineData("label,text\na,b\nc,  \n", 3, 3, "text is empty")]
    [InlineData("text,label\na,b\n\"x\ny\", \n", 4, 4, "label", "missing", "\"x\ny\"")]
    [InlineData("text,label\na,b\nc\n", 3, 2, "label", "missing", "\"c\"")]
    [InlineData("text,label\na,b\nFirst, second,a\n", 3, 15, "3 fields", "header has 2", "double quotes")]
    [InlineData("text,label\n\"a\",b\n\"open,b\nc,d\n", 3, 1, "never closed")]
    [InlineData("text,label\r\nx,a\r\ny,\"open\r\n", 3, 3, "never closed")]
    [InlineData("text,label\na,b\n\"one\ntwo \"three\" four\",b\n", 4, 6, "after the quote that closes")]
    [InlineData("\"text\"x,label\na,b\n", 1, 7, "after the quote that closes")]
    [InlineData("text,label\na,b\nc,b\nd,solo\n", 4, null, "'solo' (line 4)")]
    [InlineData("text,label\na,b\nc,b\nd,solo\ne,uno", 4, null, "'solo' (line 4), 'uno' (line 5)")]
    [InlineData("text,label\na,same\nc,same\n", null, null, "'same'", "two classes")]
    [InlineData("text,label\n\n", null, null, "no labelled texts")]
    [InlineData("", null, null, "no labelled texts")]
    public void Unusable_files_are_refused_with_their_place(string content, int? line, int? column, params string[] inMessage) =>
        Refused(folder.Write("labels.csv", content), line, column, inMessage);

    [Fact]
    public void A_text_is_not_quoted_to_the_middle_of_a_character()
    {
        string text = new string('x', 39) + "\U0001F600 and more";
        Refused(folder.Write("labels.csv", $"text,label\n{text},\n"), 2, 51, $"\"{new string('x', 39)}...\"");
    }

    [Fact]
    public void A_named_optional_column_must_be_there()
    {
        string path = folder.Write("labels.csv", "text,label\na,b\n");
        var error = Assert.Throws<CorpusFormatException>(() => Corpus.ReadCsv(path, new() { GroupField = "site" }));
        Assert.Contains("'site'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_lines_have_no_labels() =>
        Assert.Throws<CorpusFormatException>(() => Corpus.Read(folder.Write("a.txt", "x\n"), new CorpusReadOptions { Format = CorpusFormat.Lines }));

    [Fact]
    public void Duplicates_contradictions_and_similar_labels_are_warnings_with_lines()
    {
        string path = folder.Write("labels.csv", "text,label\nsame,a\n\"multi\nline\",b\nsame ,b\nother,a\nother,a\nthird,B\nfourth,B\nfifth,b\n");

        IReadOnlyList<CorpusWarning> warnings = Corpus.ReadCsv(path).Warnings;

        Assert.Equal([CorpusWarningKind.DuplicateText, CorpusWarningKind.ContradictoryLabels, CorpusWarningKind.SimilarLabels], warnings.Select(w => w.Kind));
        Assert.Equal([6, 7], warnings[0].Lines);
        Assert.Equal([2, 5], warnings[1].Lines);
        Assert.Equal([8, 9], warnings[2].Lines);
        Assert.StartsWith("Lines 2, 5 hold the same text with different labels ('a', 'b')", warnings[1].Message, StringComparison.Ordinal);
        Assert.Contains("'B', lines 8, 9", warnings[2].Message, StringComparison.Ordinal);
    }

    private static void Refused(string path, int? line, int? column, params string[] inMessage)
    {
        var error = Assert.Throws<CorpusFormatException>(() => Corpus.Read(path));
        Assert.Equal(path, error.FileName);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.All(inMessage, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
