using CsCheck;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class FoldsTests
{
    private static readonly Gen<(LabeledText[] Texts, int[] Labels, int Classes, int Count, int Seed)> Corpora =
        from classes in Gen.Int[2, 6]
        from labels in Gen.Int[0, classes - 1].Array[2, 40]
        from groups in Gen.Int[0, 30].Array[labels.Length]
        from count in Gen.Int[2, 6]
        from seed in Gen.Int
        let present = labels.Distinct().Order().ToList()
        let numbers = labels.Select(k => present.IndexOf(k)).ToArray()
        // Groups above 15 stand for texts without one.
        let texts = labels.Select((k, i) => new LabeledText($"text {i}", $"{k}") { Group = groups[i] > 15 ? null : $"{groups[i]}" }).ToArray()
        select (texts, numbers, present.Count, count, seed);

    private static Folds Of((LabeledText[] Texts, int[] Labels, int Classes, int Count, int Seed) c) =>
        Folds.Stratified(c.Texts, c.Labels, c.Classes, c.Count, new Random(c.Seed));

    [Fact]
    public void Every_class_stays_in_training_and_no_text_is_held_out_twice() => Corpora.Sample(c =>
    {
        Folds folds = Of(c);
        var seen = new HashSet<int>();
        for (int part = 0; part < folds.Count; part++)
        {
            int[] heldOut = folds.HeldOut(part);
            int[] training = folds.Training(part);
            Assert.Equal(Enumerable.Range(0, c.Texts.Length), heldOut.Concat(training).Order());
            Assert.All(heldOut, i => Assert.True(seen.Add(i)));
            Assert.Equal(c.Classes, training.Select(i => c.Labels[i]).Distinct().Count());
        }
    });

    [Fact]
    public void Balanced_classes_are_dealt_evenly()
    {
        int[] labels = [.. Enumerable.Range(0, 48).Select(i => i % 6)];
        LabeledText[] texts = [.. labels.Select((k, i) => new LabeledText($"{i}", $"{k}"))];
        Folds folds = Folds.Stratified(texts, labels, 6, 4, new Random(3));
        for (int part = 0; part < 4; part++)
            Assert.All(folds.HeldOut(part).CountBy(i => labels[i]), pair => Assert.Equal(2, pair.Value));
    }

    [Fact]
    public void A_group_of_one_class_is_not_parted()
    {
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i / 20)];
        LabeledText[] texts = [.. labels.Select((k, i) => new LabeledText($"{i}", $"{k}") { Group = $"{i / 4}" })];
        Folds folds = Folds.Stratified(texts, labels, 2, 5, new Random(3));
        for (int part = 0; part < 5; part++)
            Assert.Empty(folds.HeldOut(part).Select(i => i / 4).Intersect(folds.Training(part).Select(i => i / 4)));
    }

    [Fact]
    public void The_only_text_of_a_class_is_never_held_out()
    {
        LabeledText[] texts = [new("1", "a"), new("2", "a"), new("3", "b")];
        Folds folds = Folds.Stratified(texts, [0, 0, 1], 2, 5, new Random(0));
        Assert.DoesNotContain(2, Enumerable.Range(0, 5).SelectMany(folds.HeldOut));
        Assert.Equal([0, 1], Enumerable.Range(0, 5).SelectMany(folds.HeldOut).Order());
    }
}
