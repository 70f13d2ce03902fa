
namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>Which output of a model is read and how, or the option that settles it.</summary>
public sealed class ModelOutputTests : IDisposable
{
    private const string Text = "c d a f";
    private static readonly float[] MeanOfTokens = TinyEncoder.Mean(TinyEncoder.Rows(Text));

    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("last_hidden_state")]
    [InlineData("token_embeddings")]
    [InlineData("output_0")]
    public void Token_vectors_are_found_by_name_or_by_being_the_only_output(string output)
    {
        Write(TinyEncoder.Lookup(output));
        folder.AssertEncodes(Text, MeanOfTokens);
    }

    [Theory]
    [InlineData(OnnxWriter.Float16, 1e-2)]
    [InlineData(OnnxWriter.BFloat16, 1e-1)]
    public void Sixteen_bit_outputs_are_widened(int type, double tolerance)
    {
        Write(TinyEncoder.Inputs().Weights("table", TinyEncoder.Table).Node("Gather", ["table", "input_ids"], "wide")
            .Node("Cast", ["wide"], "last_hidden_state", ("to", type)).Output("last_hidden_state", type, 0, 0, TinyEncoder.Hidden));
        float[] actual = folder.Encode(Text, new() { Pooling = PoolingMode.LastToken });
        for (int i = 0; i < actual.Length; i++)
        {
            float exact = TinyEncoder.Table[TinyEncoder.Sep][i];
            float rounded = type == OnnxWriter.Float16 ? (float)(Half)exact : exact;
            Assert.Equal(rounded, actual[i], type == OnnxWriter.Float16 ? 0 : tolerance);
        }
    }

    [Fact]
    public void A_hidden_size_left_open_is_that_of_the_config()
    {
        // Tiled once, by a number of times that only a run tells.
        Write(TinyEncoder.Inputs().Weights("table", TinyEncoder.Table).Node("Gather", ["table", "input_ids"], "tokens")
            .Node("Shape", ["tokens"], "shape").Node("Div", ["shape", "shape"], "once").Node("Tile", ["tokens", "once"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, 0));
        folder.AssertEncodes(Text, MeanOfTokens);
        folder.Write("config.json", """{"hidden_size": 4}""");
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => folder.Encode(Text));
        Assert.Contains("last_hidden_state", error.Message, StringComparison.Ordinal);

        folder.Write("config.json", "{}");
        folder.AssertEncodes(Text, MeanOfTokens);
        folder.Write("1_Pooling/config.json", """{"pooling_mode": "mean"}""");
        folder.AssertRefused(null, "model.onnx", "hidden_size");
    }

    [Theory]
    [InlineData("sentence_embedding")]
    [InlineData("vector")]
    public void A_sentence_vector_of_the_model_is_not_pooled_again(string output)
    {
        Write(WithSentence(TinyEncoder.Inputs(), output, output));
        folder.AssertEncodes(Text, MeanOfTokens);
        folder.Delete("1_Pooling/config.json");
        folder.AssertEncodes(Text, MeanOfTokens);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal((PoolingMode.None, 1), (encoder.Info.Pooling, encoder.Info.LayerCount));
        using OnnxTextEncoder stated = folder.Open(new() { Pooling = PoolingMode.None });
        Assert.Equal(encoder.Info, stated.Info);
        folder.AssertRefused(new() { Pooling = PoolingMode.Cls }, "pooled inside", "--output-name");
    }

    [Fact]
    public void Token_vectors_come_before_a_sentence_vector_and_the_options_before_both()
    {
        Write(WithSentence(TinyEncoder.Inputs(), "sentence_embedding", "token_embeddings", "sentence_embedding"));
        EncoderOptions none = new() { Pooling = PoolingMode.None }, named = new() { OutputName = "sentence_embedding" };
        folder.Write("1_Pooling/config.json", """{"pooling_mode": "cls"}""");
        folder.AssertEncodes(Text, TinyEncoder.Table[TinyEncoder.Cls]);
        folder.AssertEncodes(Text, MeanOfTokens, none);
        folder.AssertEncodes(Text, MeanOfTokens, named);
        folder.AssertRefused(new() { OutputName = "pooler" }, "token_embeddings [-1, -1, 3], sentence_embedding [-1, 3]", "--output-name");
        folder.AssertRefused(new() { OutputName = "token_embeddings", Pooling = PoolingMode.None }, "--pooling");

        using OnnxTextEncoder tokens = folder.Open(), sentence = folder.Open(named);
        Assert.NotEqual(tokens.Info.Fingerprint, sentence.Info.Fingerprint);
        using OnnxTextEncoder same = folder.Open(new() { OutputName = "token_embeddings" });
        Assert.Equal(tokens.Info, same.Info);
    }

    [Fact]
    public void Modules_are_not_applied_to_a_sentence_vector_that_has_passed_them()
    {
        // Three values in and two out: a sentence vector of two has passed the layer, one of three may not have.
        folder.Write("2_Dense/config.json", """{"in_features": 3, "out_features": 2, "bias": false}""");
        folder.WriteWeights("2_Dense", "F32", ("linear.weight", [1, 2, 3, 4, 5, 6]));
        folder.WriteModules("Transformer", "Pooling", "Dense");
        Write(WithSentence(TinyEncoder.Inputs(), "sentence_embedding", "sentence_embedding"));
        folder.AssertRefused(null, "model.onnx", "--output-name");
        folder.AssertEncodes(Text, MeanOfTokens, new() { OutputName = "sentence_embedding" });

        float[][] narrow = [.. TinyEncoder.Table.Select(r => r[..2])];
        Write(TinyEncoder.Inputs().Weights("table", narrow).Node("Gather", ["table", "input_ids"], "tokens")
            .Node("ReduceMean", ["tokens"], "sentence_embedding", ("axes", new[] { 1 }), ("keepdims", 0)).Output("sentence_embedding", OnnxWriter.Float, 0, 2));
        folder.AssertEncodes(Text, MeanOfTokens[..2]);
    }

    [Fact]
    public void Several_unknown_outputs_and_scores_of_a_task_are_refused_with_the_option()
    {
        Write(WithSentence(TinyEncoder.Inputs(), "two", "tokens", "two"));
        folder.AssertRefused(null, "tokens [-1, -1, 3], two [-1, 3]", "--output-name");
        Write(TinyEncoder.Lookup("logits"));
        folder.AssertRefused(null, "logits", "--output-name");
    }

    [Fact]
    public void Layers_pooled_in_the_model_serve_their_own_pooling_alone()
    {
        // Two layers, the upper one the lower one doubled.
        Write(TinyEncoder.Inputs().Weights("table", TinyEncoder.Table).Weights("two", [[2f]])
            .Node("Gather", ["table", "input_ids"], "low").Node("Mul", ["low", "two"], "last_hidden_state")
            .Node("ReduceMean", ["low"], "first", ("axes", new[] { 1 }), ("keepdims", 1))
            .Node("ReduceMean", ["last_hidden_state"], "last", ("axes", new[] { 1 }), ("keepdims", 1))
            .Node("Concat", ["first", "last"], "layer_embeddings", ("axis", 1))
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).Output("layer_embeddings", OnnxWriter.Float, 0, 2, TinyEncoder.Hidden));
        float[] doubled = [.. MeanOfTokens.Select(v => 2 * v)];
        folder.AssertEncodes(Text, doubled);
        folder.AssertEncodes(Text, doubled, new() { OutputName = "last_hidden_state" });
        folder.AssertEncodes(Text, [.. TinyEncoder.Table[TinyEncoder.Cls].Select(v => 2 * v), .. doubled], new() { Pooling = PoolingMode.Cls | PoolingMode.Mean });
        using OnnxTextEncoder layers = folder.Open(), last = folder.Open(new() { OutputName = "last_hidden_state" });
        Assert.Equal((2, 1), (layers.Info.LayerCount, last.Info.LayerCount));
        Assert.NotEqual(layers.Info.Fingerprint, last.Info.Fingerprint);
        Assert.Equal(MeanOfTokens[0], layers.Encode(Text).Layer(0)[0], 1e-5);
        folder.AssertRefused(new() { OutputName = "layer_embeddings", Pooling = PoolingMode.Cls }, "layer_embeddings");
    }

    /// <summary>A model with token vectors, their mean under a name, and some of both as outputs.</summary>
    private static OnnxWriter WithSentence(OnnxWriter model, string sentence, params string[] outputs)
    {
        string tokens = outputs[0] == sentence ? "hidden" : outputs[0];
        model.Weights("table", TinyEncoder.Table).Node("Gather", ["table", "input_ids"], tokens)
            .Node("ReduceMean", [tokens], sentence, ("axes", new[] { 1 }), ("keepdims", 0));
        foreach (string output in outputs)
            model.Output(output, OnnxWriter.Float, output == sentence ? [0, TinyEncoder.Hidden] : [0, 0, TinyEncoder.Hidden]);
        return model;
    }

    private void Write(OnnxWriter model) => folder.Write("onnx/model.onnx", model.ToBytes());
}
