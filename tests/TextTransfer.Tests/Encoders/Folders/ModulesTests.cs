namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>modules.json: what comes after pooling, in its order, or refused by name.</summary>
public sealed class ModulesTests : IDisposable
{
    private const string Text = "c d a f";

    /// <summary>Two outputs of three inputs each; exact in 16 bits of either kind.</summary>
    private static readonly float[] Weight = [0.5f, -0.25f, 1, 0.125f, 0.75f, -0.5f];
    private static readonly float[] Bias = [0.25f, -1];

    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    private static double[] Linear(bool bias = true)
    {
        float[] x = TinyEncoder.Mean(TinyEncoder.Rows(Text));
        return [.. Enumerable.Range(0, 2).Select(o => (bias ? Bias[o] : 0) + Enumerable.Range(0, 3).Sum(i => (double)Weight[(o * 3) + i] * x[i]))];
    }

    [Theory]
    [InlineData("torch.nn.modules.linear.Identity", "F32")]
    [InlineData("torch.nn.modules.activation.Tanh", "F16")]
    [InlineData("torch.nn.modules.activation.ReLU", "BF16")]
    [InlineData("torch.nn.modules.activation.Sigmoid", "F32")]
    [InlineData("torch.nn.modules.activation.SiLU", "F32")]
    [InlineData("torch.nn.modules.activation.GELU", "F32")]
    public void A_dense_layer_is_applied_with_its_activation(string activation, string type)
    {
        WriteDense("2_Dense", activation, type);
        folder.WriteModules("Transformer", "Pooling", "Dense");
        float[] expected = [.. Linear().Select(v => (float)(activation.Split('.')[^1] switch
        {
            "Identity" => v,
            "Tanh" => Math.Tanh(v),
            "ReLU" => Math.Max(v, 0),
            "Sigmoid" => 1 / (1 + Math.Exp(-v)),
            "SiLU" => v / (1 + Math.Exp(-v)),
            _ => v * NormalDistribution(v),
        }))];
        folder.AssertEncodes(Text, expected);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal((2, 1), (encoder.Info.Dimension, encoder.Info.LayerCount));
        Assert.Equal(encoder.Encode(Text).Vector.ToArray(), encoder.Encode(Text).Layer(0).ToArray());
    }

    [Fact]
    public void A_dense_layer_may_lack_an_offset_and_has_a_tanh_where_nothing_is_said()
    {
        folder.Write("2_Dense/config.json", """{"in_features": 3, "out_features": 2, "bias": false}""");
        folder.WriteWeights("2_Dense", "F32", ("linear.weight", Weight));
        folder.WriteModules("Transformer", "Pooling", "Dense");
        folder.AssertEncodes(Text, [.. Linear(bias: false).Select(v => (float)Math.Tanh(v))]);
    }

    [Fact]
    public void The_order_of_modules_is_obeyed()
    {
        float[] pooled = TinyEncoder.Mean(TinyEncoder.Rows(Text));
        WriteDense("2_Dense");
        WriteDense("3_Dense");
        folder.WriteModules("Transformer", "Pooling", "Dense", "Normalize");
        double norm = Math.Sqrt(Linear().Sum(v => v * v));
        folder.AssertEncodes(Text, [.. Linear().Select(v => (float)(v / norm))]);
        using (OnnxTextEncoder normalized = folder.Open())
        {
            Assert.True(normalized.Info.IsNormalized);
            Assert.Equal(Linear()[0], normalized.Encode(Text).Layer(0)[0], 1e-5);
        }

        folder.WriteModules("Transformer", "Pooling", "Normalize", "Dense");
        double length = Math.Sqrt(pooled.Sum(v => (double)v * v));
        folder.AssertEncodes(Text, [.. Linear(bias: false).Select((v, o) => (float)((v / length) + Bias[o]))]);
        using OnnxTextEncoder last = folder.Open();
        Assert.False(last.Info.IsNormalized);
    }

    [Fact]
    public void The_path_of_a_module_is_obeyed()
    {
        WriteDense("head/projection");
        folder.Write("modules.json", """
            [{"idx": 0, "path": "", "type": "sentence_transformers.base.modules.transformer.Transformer"},
             {"idx": 1, "path": "pool", "type": "sentence_transformers.sentence_transformer.modules.pooling.Pooling"},
             {"idx": 2, "path": "head/projection", "type": "sentence_transformers.base.modules.dense.Dense"}]
            """);
        folder.Write("pool/config.json", """{"pooling_mode": "mean"}""");
        folder.Write("1_Pooling/config.json", """{"pooling_mode": "cls"}""");
        folder.AssertEncodes(Text, [.. Linear().Select(v => (float)v)]);
    }

    [Fact]
    public void The_transformer_may_lie_in_a_folder_of_its_own()
    {
        folder.MoveTransformer("0_Transformer");
        folder.Write("modules.json", """
            [{"idx": 0, "path": "0_Transformer", "type": "sentence_transformers.models.Transformer"},
             {"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}]
            """);
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
    }

    [Fact]
    public void Layer_normalisation_and_dropout_are_what_they_are_at_inference()
    {
        float[] weight = [2, 0.5f, -1], bias = [0.25f, 0, 3];
        folder.WriteWeights("3_LayerNorm", "F32", ("norm.weight", weight), ("norm.bias", bias));
        folder.WriteModules("Transformer", "Pooling", "Dropout", "LayerNorm");
        float[] x = TinyEncoder.Mean(TinyEncoder.Rows(Text));
        double mean = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
        folder.AssertEncodes(Text, [.. x.Select((v, i) => (float)(((v - mean) / Math.Sqrt(variance + 1e-5) * weight[i]) + bias[i]))]);
    }

    [Fact]
    public void Windows_are_averaged_before_the_modules()
    {
        WriteDense("2_Dense", "torch.nn.modules.activation.Tanh");
        folder.WriteModules("Transformer", "Pooling", "Dense");
        float[] first = TinyEncoder.Mean(TinyEncoder.Rows("c d")), second = TinyEncoder.Mean(TinyEncoder.Rows("a"));
        float[] x = [.. first.Select((v, i) => ((2 * v) + second[i]) / 3)];
        folder.AssertEncodes("c d a", [.. Enumerable.Range(0, 2).Select(o => MathF.Tanh(Bias[o] + Enumerable.Range(0, 3).Sum(i => Weight[(o * 3) + i] * x[i])))], new() { MaxTokens = 4 });
    }

    [Fact]
    public void Modules_and_their_weights_are_part_of_the_identity()
    {
        List<string> fingerprints = [Fingerprint()];
        WriteDense("2_Dense");
        folder.WriteModules("Transformer", "Pooling", "Dense");
        fingerprints.Add(Fingerprint());
        WriteDense("2_Dense", "torch.nn.modules.activation.Tanh");
        fingerprints.Add(Fingerprint());
        folder.WriteWeights("2_Dense", "F32", ("linear.weight", [1, .. Weight[1..]]), ("linear.bias", Bias));
        fingerprints.Add(Fingerprint());
        Assert.Equal(4, fingerprints.Distinct().Count());

        string Fingerprint()
        {
            using OnnxTextEncoder encoder = folder.Open();
            return encoder.Info.Fingerprint;
        }
    }

    [Theory]
    [InlineData("sentence_transformers.models.WeightedLayerPooling")]
    [InlineData("sentence_transformers.models.LSTM")]
    [InlineData("custom_st.Dense")]
    public void Other_modules_are_refused_by_name(string type)
    {
        folder.Write("modules.json", $$"""
            [{"path": "", "type": "sentence_transformers.models.Transformer"}, {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}, {"path": "2", "type": "{{type}}"}]
            """);
        folder.AssertRefused(null, "modules.json", type);
    }

    [Theory]
    [InlineData("""{"in_features": 3, "out_features": 2, "activation_function": "torch.nn.modules.activation.Hardswish"}""", "Hardswish")]
    [InlineData("""{"in_features": 3, "out_features": 2, "activation_function": "my.Tanh"}""", "my.Tanh")]
    [InlineData("""{"in_features": 4, "out_features": 2}""", "linear.weight")]
    [InlineData("""{"out_features": 2}""", "in_features")]
    [InlineData("""{"in_features": 3, "out_features": 2, "use_residual": true}""", "use_residual")]
    [InlineData("""{"in_features": 3, "out_features": 2, "module_input_name": "token_embeddings"}""", "token_embeddings")]
    public void A_dense_layer_that_cannot_be_exact_is_refused(string json, string mention)
    {
        WriteDense("2_Dense");
        folder.Write("2_Dense/config.json", json);
        folder.WriteModules("Transformer", "Pooling", "Dense");
        folder.AssertRefused(null, "2_Dense", mention);
    }

    [Fact]
    public void Weights_of_another_size_of_vector_are_refused()
    {
        WriteDense("2_Dense");
        folder.WriteModules("Transformer", "Pooling", "Dense");
        folder.AssertRefused(new() { Pooling = PoolingMode.Mean | PoolingMode.Max }, "modules.json", "Dense", "6 values");
    }

    [Fact]
    public void Pickled_missing_and_cut_weights_are_refused_with_the_remedy()
    {
        WriteDense("2_Dense");
        folder.WriteModules("Transformer", "Pooling", "Dense");
        byte[] whole = File.ReadAllBytes(Path.Combine(folder.Path, "2_Dense/model.safetensors"));
        for (int length = 0; length < whole.Length; length += 7)
        {
            folder.Write("2_Dense/model.safetensors", whole[..length]);
            folder.AssertRefused(null, "model.safetensors");
        }

        folder.Delete("2_Dense/model.safetensors");
        folder.AssertRefused(null, "2_Dense", "model.safetensors");
        folder.Write("2_Dense/pytorch_model.bin", "");
        folder.AssertRefused(null, "pytorch_model.bin", "save it anew");
    }

    [Fact]
    public void Weights_of_another_type_are_refused_by_their_type()
    {
        WriteDense("2_Dense", type: "I64");
        folder.WriteModules("Transformer", "Pooling", "Dense");
        folder.AssertRefused(null, "2_Dense", "'linear.weight' is of type I64");
    }

    [Fact]
    public void A_module_that_no_list_names_is_not_left_out_silently()
    {
        folder.Delete("modules.json");
        WriteDense("2_Dense");
        folder.AssertRefused(new() { Normalize = false }, "2_Dense", "modules.json");
    }

    private static double NormalDistribution(double x)
    {
        // The integral of the density from 0, by Simpson's rule.
        const int Steps = 2000;
        double h = x / Steps, sum = 0;
        for (int i = 0; i <= Steps; i++)
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * h * i * h / 2);
        return 0.5 + (sum * h / 3 / Math.Sqrt(2 * Math.PI));
    }

    private void WriteDense(string path, string activation = "torch.nn.modules.linear.Identity", string type = "F32")
    {
        folder.Write($"{path}/config.json", $$"""{"in_features": 3, "out_features": 2, "bias": true, "activation_function": "{{activation}}"}""");
        folder.WriteWeights(path, type, ("linear.weight", Weight), ("linear.bias", Bias));
    }
}
