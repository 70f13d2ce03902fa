using CsCheck;
using TextTransfer.FineTuning.Training;

namespace TextTransfer.Tests.FineTuning;

/// <summary>Batches hold classes evenly, no text twice, and sooner or later every text.</summary>
public sealed class BatchSamplerTests
{
    [Fact]
    public void Batches_are_as_even_as_their_classes_allow() => Gen.Select(Gen.Int[1, 12].Array[1, 30], Gen.Int[2, 30], Gen.Int).Sample(t =>
    {
        (int[] counts, int size, int seed) = t;
        int[] labels = [.. counts.SelectMany((n, k) => Enumerable.Repeat(k, n))];
        BatchSampler sampler = new(labels, size, new(seed));
        HashSet<int> seen = [];
        for (int i = 0; i < 60; i++)
        {
            int[] batch = sampler.Next();
            seen.UnionWith(batch);
            Assert.Equal(Math.Min(size, labels.Length), batch.Length);
            Assert.Equal(batch.Length, batch.Distinct().Count());
            int[] dealt = [.. batch.CountBy(b => labels[b]).Select(c => c.Value)];
            // Where a class has three, every class that has one more to give, and is there, has at least two.
            if (dealt.Max() > 2)
                Assert.All(batch.CountBy(b => labels[b]), c => Assert.True(c.Value >= Math.Min(dealt.Max() - 1, counts[c.Key]) || c.Value >= 2));
        }
        if (labels.Length <= size)
            Assert.Equal(labels.Length, seen.Count);
    }, iter: 100);
}
