using CsCheck;

namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>The Pooling module in all modes and forms, against its definition.</summary>
public sealed class PoolingTests : IDisposable
{
    private const string Text = "c d a f";
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_combination_is_the_modes_one_after_another_in_the_reference_order()
    {
        Gen.Int[1, 63].Sample(modes => folder.AssertEncodes(Text, Expected((PoolingMode)modes, TinyEncoder.Rows(Text)), new() { Pooling = (PoolingMode)modes }), iter: 40);
    }

    [Theory]
    [InlineData("""{"pooling_mode_lasttoken": true, "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}""", PoolingMode.Cls | PoolingMode.LastToken)]
    [InlineData("""{"embedding_dimension": 3, "pooling_mode": "mean_sqrt_len_tokens", "include_prompt": true}""", PoolingMode.MeanSqrtLength)]
    [InlineData("""{"embedding_dimension": 3, "pooling_mode": ["max", "mean"], "include_prompt": true}""", PoolingMode.Max | PoolingMode.Mean)]
    public void Both_generations_of_settings_are_read(string json, PoolingMode expected)
    {
        folder.Write("1_Pooling/config.json", json);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(expected, encoder.Info.Pooling);
        Assert.Equal(Expected(expected, TinyEncoder.Rows(Text)).Length, encoder.Info.Dimension);
        folder.AssertEncodes(Text, Expected(expected, TinyEncoder.Rows(Text)));
    }

    [Theory]
    [InlineData("""{"pooling_mode_mean_tokens": false}""", "--pooling")]
    [InlineData("""{"pooling_mode": "attention"}""", "attention")]
    [InlineData("""{"pooling_mode": ["mean", "cls"]}""", "order")]
    [InlineData("""{"pooling_mode": ["mean", "mean"]}""", "order")]
    [InlineData("""{"pooling_mode": []}""", "--pooling")]
    [InlineData("""{"pooling_mode_mean_tokens": "yes"}""", "where true or false belongs")]
    [InlineData("""{"pooling_mode": "cls", "include_prompt": false}""", "include_prompt")]
    public void What_is_not_known_is_refused(string json, string mention)
    {
        folder.Write("1_Pooling/config.json", json);
        folder.AssertRefused(null, "1_Pooling", mention);
    }

    [Theory]
    [InlineData(PoolingMode.Mean)]
    [InlineData(PoolingMode.Max | PoolingMode.MeanSqrtLength | PoolingMode.WeightedMean | PoolingMode.LastToken)]
    public void A_prompt_left_out_of_pooling_counts_for_nothing_there(PoolingMode mode)
    {
        folder.Write("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true, "include_prompt": false}""");
        float[][] rows = TinyEncoder.Rows("a b " + Text);

        // Left out are [CLS] and the prompt's two tokens; positions still count from the first token.
        folder.AssertEncodes(Text, Expected(mode, rows, skip: 3), new() { Pooling = mode, PromptName = "query" });
        folder.AssertEncodes(Text, Expected(mode, TinyEncoder.Rows(Text)), new() { Pooling = mode, PromptName = "none" });
    }

    [Fact]
    public void A_prompt_left_out_is_left_out_of_every_window()
    {
        folder.Write("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true, "include_prompt": false}""");
        float[] expected = TinyEncoder.Mean([.. TinyEncoder.Rows("c d e")[1..], .. TinyEncoder.Rows("c d e")[1..]]);
        using OnnxTextEncoder encoder = folder.Open(new() { PromptName = "query", MaxTokens = 7 });
        Assert.Equal(2, encoder.Encode("c d e c d e").WindowCount);
        folder.AssertEncodes("c d e c d e", expected, new() { PromptName = "query", MaxTokens = 7 });
    }

    [Fact]
    public void Windows_count_by_their_pooled_tokens_where_the_prompt_is_left_out()
    {
        folder.Write("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true, "include_prompt": false}""");
        float[] first = TinyEncoder.Mean(TinyEncoder.Rows("c d e")[1..]), last = TinyEncoder.Mean(TinyEncoder.Rows("f")[1..]);
        folder.AssertEncodes("c d e f", [.. first.Zip(last, (a, b) => ((3 * a) + b) / 4)], new() { PromptName = "query", MaxTokens = 7 });
    }

    [Fact]
    public void Leaving_the_prompt_out_is_part_of_the_identity()
    {
        using OnnxTextEncoder with = folder.Open();
        folder.Write("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true, "include_prompt": false}""");
        using OnnxTextEncoder without = folder.Open();
        Assert.NotEqual(with.Info.Fingerprint, without.Info.Fingerprint);
    }

    [Fact]
    public void A_pooling_that_does_not_exist_is_a_wrong_argument() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => folder.Open(new() { Pooling = (PoolingMode)64 }));

    private static float[] Expected(PoolingMode modes, float[][] rows, int skip = 0)
    {
        List<float> result = [];
        float[][] counted = rows[skip..];
        double[] sum = [.. Enumerable.Range(0, TinyEncoder.Hidden).Select(i => counted.Sum(r => (double)r[i]))];
        if (modes.HasFlag(PoolingMode.Cls))
            result.AddRange(rows[0]);
        if (modes.HasFlag(PoolingMode.Max))
            result.AddRange(Enumerable.Range(0, TinyEncoder.Hidden).Select(i => counted.Max(r => r[i])));
        if (modes.HasFlag(PoolingMode.Mean))
            result.AddRange(sum.Select(s => (float)(s / counted.Length)));
        if (modes.HasFlag(PoolingMode.MeanSqrtLength))
            result.AddRange(sum.Select(s => (float)(s / Math.Sqrt(counted.Length))));
        if (modes.HasFlag(PoolingMode.WeightedMean))
        {
            int[] weights = [.. Enumerable.Range(skip + 1, counted.Length)];
            result.AddRange(Enumerable.Range(0, TinyEncoder.Hidden).Select(i => (float)(counted.Select((r, t) => (double)r[i] * weights[t]).Sum() / weights.Sum())));
        }

        if (modes.HasFlag(PoolingMode.LastToken))
            result.AddRange(rows[^1]);
        return [.. result];
    }
}
