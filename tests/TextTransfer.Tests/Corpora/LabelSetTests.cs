using CsCheck;

namespace TextTransfer.Tests.Corpora;

public sealed class LabelSetTests : IDisposable
{
    private static readonly CorpusReadOptions MultiLabel = new() { IsMultiLabel = true };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Labels_are_trimmed_and_in_ordinal_order() =>
        Assert.Equal(["Z", "a", "b c"], LabelSet.Split(" b c| a |Z "));

    [Fact]
    public void A_lone_separator_is_no_label_at_all()
    {
        Assert.Empty(LabelSet.Split(" | "));
        Assert.Equal("|", LabelSet.Join([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a|")]
    [InlineData("|a")]
    [InlineData("a| |b")]
    [InlineData("||")]
    [InlineData("a|b|a ")]
    public void Empty_and_repeated_labels_are_errors(string label) =>
        Assert.Contains($"'{label}'", Assert.Throws<LabelSetException>(() => LabelSet.Split(label)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_label_with_a_separator_in_it_cannot_be_joined() =>
        Assert.Throws<LabelSetException>(() => LabelSet.Join(["a", "b|c"]));

    [Fact]
    public void What_is_joined_is_split_again() => Gen.Char['a', 'z'].Array[1, 3].Select(c => new string(c)).HashSet[0, 5].Sample(labels =>
        Assert.Equal(labels.Order(StringComparer.Ordinal), LabelSet.Split(LabelSet.Join(labels))));

    [Fact]
    public void A_file_is_read_label_by_label_and_rare_sets_are_no_error()
    {
        string path = folder.Write("l.csv", "text,label\nx,joy | fear\ny,joy\nz,|\n");
        Corpus corpus = Corpus.ReadCsv(path, MultiLabel);
        Assert.Equal(["fear|joy", "joy", "|"], corpus.Texts.Select(t => t.Label));
        Assert.Empty(corpus.Warnings);
    }

    [Theory]
    [InlineData("text,label\nx,joy\ny,joy||fear\n", 3, 3)]
    [InlineData("text,label\nx,joy\ny,joy|joy\n", 3, 3)]
    [InlineData("text,label\nx,joy\ny,\n", 3, 3)]
    public void What_is_wrong_with_labels_is_told_with_its_place(string content, int line, int column)
    {
        string path = folder.Write("l.csv", content);
        var error = Assert.Throws<CorpusFormatException>(() => Corpus.ReadCsv(path, MultiLabel));
        Assert.Equal((path, line, column), (error.FileName, error.Line, error.Column));
    }

    [Fact]
    public void A_file_without_any_label_is_an_error() =>
        Assert.Throws<CorpusFormatException>(() => Corpus.ReadCsv(folder.Write("l.csv", "text,label\nx,|\ny,|\n"), MultiLabel));

    [Fact]
    public void The_same_labels_in_another_order_are_no_contradiction_and_spellings_are_compared_label_by_label()
    {
        string path = folder.Write("l.csv", "text,label\nx,a|b\nx,b|a\ny,a|c\nz,A|d\n");
        IReadOnlyList<CorpusWarning> warnings = Corpus.ReadCsv(path, MultiLabel).Warnings;
        Assert.Equal([CorpusWarningKind.DuplicateText, CorpusWarningKind.SimilarLabels], warnings.Select(w => w.Kind));
        Assert.Contains("'A', line 5", warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_option_labels_of_several_parts_are_a_warning_that_names_it()
    {
        string path = folder.Write("l.csv", "text,label\nx,a|b\ny,a|b\nz,c\nw,c\n");
        CorpusWarning warning = Assert.Single(Corpus.ReadCsv(path).Warnings);
        Assert.Equal(CorpusWarningKind.SeveralLabels, warning.Kind);
        Assert.Equal([2, 3], warning.Lines);
        Assert.Contains("--multi-label", warning.Message, StringComparison.Ordinal);

        string rare = folder.Write("rare.csv", "text,label\nx,a|b\ny,a\nz,a\n");
        Assert.Contains("--multi-label", Assert.Throws<CorpusFormatException>(() => Corpus.ReadCsv(rare)).Message, StringComparison.Ordinal);
    }
}
