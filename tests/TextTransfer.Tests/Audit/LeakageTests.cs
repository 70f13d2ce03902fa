using TextTransfer.Audit.Leakage;
using TextTransfer.Audit.Texts;

namespace TextTransfer.Tests.Audit;

public class LeakageTests
{
    [Theory]
    [InlineData(3, 10, 4, 5)]
    [InlineData(0, 10, 4, 5)]
    [InlineData(4, 12, 6, 4)]
    public void The_tail_is_that_of_all_draws_counted_one_by_one(int hits, int texts, int ofClass, int drawn)
    {
        int all = 0, found = 0;
        for (int set = 0; set < 1 << texts; set++)
        {
            if (int.PopCount(set) != drawn)
                continue;
            all++;
            found += int.PopCount(set & ((1 << ofClass) - 1)) >= hits ? 1 : 0;
        }

        Assert.Equal((double)found / all, Tail.AtLeast(hits, texts, ofClass, drawn), 9);
    }

    [Fact]
    public void A_footer_of_one_class_is_boilerplate_and_one_of_all_classes_is_not()
    {
        Corpus corpus = new(Enumerable.Range(0, 40).Select(i => new LabeledText(
            $"Post number {i} about this and that.\n{(i % 2 == 0 ? "Posted from my garden shed today" : "Something different " + i)}\nAll rights reserved by the author", i % 2 == 0 ? "garden" : "other")));

        AuditFinding finding = Assert.Single(RecurringSegments.Find(corpus));

        Assert.Contains("Posted from my garden shed", finding.Message, StringComparison.Ordinal);
        Assert.Equal((20, 1.0, "garden"), (finding.Texts.Count, finding.Score!.Value, finding.Labels.Single()));
    }

    [Fact]
    public void Texts_that_are_equal_as_a_whole_are_no_boilerplate() =>
        Assert.Empty(RecurringSegments.Find(new(Enumerable.Range(0, 20).Select(i => new LabeledText(i < 10 ? "One sentence of five words. And another one of them." : $"Text {i}", i < 10 ? "a" : "b")))));

    [Fact]
    public void Sites_of_one_label_each_tell_it_and_sites_of_all_labels_do_not()
    {
        LabeledText[] texts = [.. Enumerable.Range(0, 60).Select(i => new LabeledText($"{i}", "abc"[i % 3].ToString()))];
        AuditFinding? found = GroupLabels.Find(new(texts.Select((t, i) => t with { Group = $"{t.Label}{i % 2}" })));
        Assert.Equal(1, found?.Score);

        Assert.Null(GroupLabels.Find(new(texts.Select((t, i) => t with { Group = $"{i / 6}" }))));
        Assert.Null(GroupLabels.Find(new(texts))); // No groups at all.
    }

    [Theory]
    [InlineData("short", "“short”")]
    [InlineData("two\n lines", "“two lines”")]
    public void Quotations_stand_on_one_line(string text, string expected) => Assert.Equal(expected, Quotation.Of(text));

    [Fact]
    public void Quotations_are_cut_between_characters() =>
        Assert.Equal($"“{new string('x', 59)}…”", Quotation.Of(new string('x', 59) + "😀 and more"));
}
