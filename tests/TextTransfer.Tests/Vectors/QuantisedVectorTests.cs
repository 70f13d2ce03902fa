using CsCheck;

namespace TextTransfer.Tests.Vectors;

public sealed class QuantisedVectorTests
{
    private static readonly Gen<VectorSet> Sets =
        from count in Gen.Int[1, 12]
        from dimension in Gen.Int[1, 90]
        from values in Gen.Int[-3000, 3000].Array[count * dimension]
        select new VectorSet(Array.ConvertAll(values, v => v / 1000f), dimension);

    [Fact]
    public void Every_value_comes_back_within_half_its_scale_and_the_largest_exactly() => Sets.Sample(vectors =>
    {
        Int8Vectors quantised = Int8Vectors.Quantize(vectors);
        VectorSet back = quantised.Dequantize();
        for (int i = 0; i < vectors.Count; i++)
        {
            float scale = quantised.Scales.Span[i];
            float largest = vectors[i].ToArray().Max(MathF.Abs);
            Assert.Equal(largest, back[i].ToArray().Max(MathF.Abs), largest * 1e-6f);
            for (int j = 0; j < vectors.Dimension; j++)
                Assert.True(MathF.Abs(vectors[i][j] - back[i][j]) <= scale * 0.50001f, $"{vectors[i][j]} came back as {back[i][j]} with the scale {scale}");
        }
    });

    [Fact]
    public void A_bit_is_the_side_of_the_mean_and_the_distance_counts_the_differences() => Sets.Sample(vectors =>
    {
        BinaryVectors quantised = BinaryVectors.Quantize(vectors);
        float[] mean = [.. Enumerable.Range(0, vectors.Dimension).Select(j => (float)(Enumerable.Range(0, vectors.Count).Sum(i => (double)vectors[i][j]) / vectors.Count))];
        bool[][] sides = [.. Enumerable.Range(0, vectors.Count).Select(i => vectors[i].ToArray().Zip(mean, (v, m) => v > m).ToArray())];
        for (int i = 0; i < vectors.Count; i++)
        {
            Assert.Equal(sides[i].Select(s => s ? 1f : -1), quantised.ToSigns()[i].ToArray());
            for (int k = 0; k < vectors.Count; k++)
                Assert.Equal(sides[i].Zip(sides[k]).Count(s => s.First != s.Second), quantised.HammingDistance(i, k));
        }
    });

    [Fact]
    public void Searches_give_what_sorting_all_cosines_gives() => Gen.Select(Sets, Gen.Int[1, 15], Gen.Int[0, 1000]).Sample((vectors, count, seed) =>
    {
        float[] query = VectorSamples.Create(1, vectors.Dimension, seed).Values.ToArray();
        BinaryVectors binary = BinaryVectors.Quantize(vectors);
        float[] centred = [.. query.Zip(binary.Mean.ToArray(), (q, m) => q - m)];
        Int8Vectors int8 = Int8Vectors.Quantize(vectors);

        AssertNearest(vectors, query, count, vectors.Search(query, count));
        AssertNearest(int8.Dequantize(), query, count, int8.Search(query, count));
        AssertNearest(binary.ToSigns(), centred, count, binary.Search(query, count));
        AssertNearest(binary.ToSigns(), [.. centred.Select(c => c > 0 ? 1f : -1)], count, binary.SearchByHamming(query, count));
    });

    [Fact]
    public void Equally_near_rows_come_in_their_order()
    {
        VectorSet same = new(Enumerable.Repeat(1f, 8).ToArray(), dimension: 2);
        Assert.Equal([0, 1, 2], same.Search([1, 1], 3).Select(n => n.Index));
        Assert.Equal([0, 1, 2, 3], Int8Vectors.Quantize(same).Search([1, 1], 9).Select(n => n.Index));
    }

    [Fact]
    public void A_vector_of_zeros_stays_one_and_is_near_to_nothing()
    {
        VectorSet vectors = new(new[] { 0f, 0, -1, -1 }, dimension: 2);
        Int8Vectors quantised = Int8Vectors.Quantize(vectors);
        Assert.Equal([0, 0, -1, -1], quantised.Dequantize().Values.ToArray());
        Assert.Equal([0, 1], quantised.Search([1, 1], 2).Select(n => n.Index));
        Assert.Equal(0, vectors.Search([1, 1], 1)[0].Similarity);
    }

    [Fact]
    public void New_vectors_are_measured_from_the_mean_of_an_older_set()
    {
        VectorSet vectors = new(new[] { 1f, -2, 0, 5 }, dimension: 4);
        Assert.Equal([1, -1, -1, 1], BinaryVectors.Quantize(vectors, new float[4]).ToSigns().Values.ToArray());
        Assert.Equal([-1, 1, 1, -1], BinaryVectors.Quantize(vectors, [2, -3, -1, 5]).ToSigns().Values.ToArray());
        Assert.Throws<ArgumentException>(() => BinaryVectors.Quantize(vectors, [1]));
    }

    [Fact]
    public void Wrong_queries_rows_and_sets_are_refused()
    {
        VectorSet vectors = VectorSamples.Create(2, 4, seed: 1);
        Assert.Throws<ArgumentException>(() => vectors.Search(new float[3], 1));
        Assert.Throws<ArgumentException>(() => Int8Vectors.Quantize(vectors).Search(new float[5], 1));
        Assert.Throws<ArgumentException>(() => BinaryVectors.Quantize(vectors).SearchByHamming(new float[5], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => vectors.Search(new float[4], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => vectors[2].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => vectors[-1].Length);
        Assert.Throws<ArgumentException>(() => new VectorSet(new float[5], 2));
        Assert.Throws<ArgumentException>(() => new VectorSet(new[] { 1, float.NaN }, 2));
        Assert.Throws<ArgumentException>(() => new VectorSet(new float[4], 2, ["a"]));
        Assert.Throws<ArgumentException>(() => new VectorSet(new float[4], 2, encoder: VectorSamples.Encoder(4)));
    }

    /// <summary>Similarities are compared, not rows: rounding decides between rows that are equally near.</summary>
    private static void AssertNearest(VectorSet vectors, float[] query, int count, IReadOnlyList<Neighbor> found)
    {
        double[] cosines = [.. Enumerable.Range(0, vectors.Count).Select(i => Cosine(vectors[i].ToArray(), query))];
        double[] expected = [.. cosines.OrderDescending().Take(count)];
        Assert.Equal(expected.Length, found.Count);
        Assert.Equal(found.Count, found.Select(n => n.Index).Distinct().Count());
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i].Similarity, 1e-4);
            Assert.Equal(cosines[found[i].Index], found[i].Similarity, 1e-4);
        }
    }

    private static double Cosine(float[] a, float[] b)
    {
        double lengths = Math.Sqrt(a.Sum(x => (double)x * x)) * Math.Sqrt(b.Sum(x => (double)x * x));
        return lengths > 0 ? a.Zip(b, (x, y) => (double)x * y).Sum() / lengths : 0;
    }
}
