namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>What a model is fed with: only ids, positions as its kind counts them, narrow integers.</summary>
public sealed class ModelInputTests : IDisposable
{
    private const string Text = "c d a f";
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(OnnxWriter.Int64)]
    [InlineData(OnnxWriter.Int32)]
    public void Ids_alone_are_enough(int type)
    {
        Write(new OnnxWriter().Input("input_ids", type, 0, 0), "input_ids");
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
    }

    [Theory]
    [InlineData("attention_mask", 1)]
    [InlineData("token_type_ids", 0)]
    public void A_text_is_all_there_and_of_one_kind(string input, int row)
    {
        Write(new OnnxWriter().Input("input_ids", OnnxWriter.Int64, 0, 0).Input(input, OnnxWriter.Int32, 0, 0), input);
        folder.AssertEncodes(Text, TinyEncoder.Table[row]);
    }

    [Theory]
    [InlineData("bert", 0)]
    [InlineData("modernbert", 0)]
    [InlineData("xlm-roberta", 2)]
    [InlineData("mpnet", 2)]
    public void Positions_begin_where_the_kind_of_model_begins_them(string kind, int first)
    {
        folder.Write("config.json", $$"""{"model_type": "{{kind}}", "pad_token_id": 1}""");
        Write(new OnnxWriter().Input("input_ids", OnnxWriter.Int64, 0, 0).Input("position_ids", OnnxWriter.Int64, 0, 0), "position_ids");
        folder.AssertEncodes("a b", TinyEncoder.Mean(TinyEncoder.Table[first..(first + 4)]));
    }

    [Fact]
    public void Where_positions_begin_is_stated_and_part_of_the_identity()
    {
        Write(new OnnxWriter().Input("input_ids", OnnxWriter.Int64, 0, 0).Input("position_ids", OnnxWriter.Int64, 0, 0), "position_ids");
        string[] fingerprints = [.. new[] { "bert", "modernbert", "mpnet" }.Select(kind =>
        {
            folder.Write("config.json", $$"""{"model_type": "{{kind}}", "pad_token_id": 1}""");
            using OnnxTextEncoder encoder = folder.Open();
            return encoder.Info.Fingerprint;
        })];
        Assert.Equal(fingerprints[0], fingerprints[1]);
        Assert.NotEqual(fingerprints[0], fingerprints[2]);

        folder.Write("config.json", """{"hidden_size": 3}""");
        folder.AssertRefused(null, "position_ids", "model_type");
        folder.Delete("config.json");
        folder.AssertRefused(null, "position_ids", "config.json");
    }

    [Theory]
    [InlineData("past_key_values", OnnxWriter.Int64, "past_key_values")]
    [InlineData("attention_mask", OnnxWriter.Float, "Float")]
    public void Other_inputs_are_refused_by_name(string input, int type, string mention)
    {
        Write(new OnnxWriter().Input("input_ids", OnnxWriter.Int64, 0, 0).Input(input, type, 0, 0), "input_ids");
        folder.AssertRefused(null, "model.onnx", mention);
    }

    [Fact]
    public void A_model_without_token_ids_is_refused()
    {
        Write(new OnnxWriter().Input("attention_mask", OnnxWriter.Int64, 0, 0), "attention_mask");
        folder.AssertRefused(null, "input_ids");
    }

    /// <summary>A model that looks up the rows numbered by one of its inputs.</summary>
    private void Write(OnnxWriter model, string input) => folder.Write("onnx/model.onnx", model
        .Weights("table", TinyEncoder.Table).Node("Gather", ["table", input], "last_hidden_state")
        .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
}
