using System.Buffers.Binary;
using System.Text;

namespace TextTransfer.Tests.Encoders;

/// <summary>
/// An encoder folder whose every vector is known: the model looks up one row of <see cref="Table"/> per token, and the
/// tokenizer knows the special tokens and the words "a" to "f".
/// </summary>
internal sealed class TinyEncoder : IDisposable
{
    public const int Cls = 2, Sep = 3, Hidden = 3;
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "c", "d", "e", "f"];

    private readonly TemporaryFolder folder = new();

    public TinyEncoder()
    {
        string vocabulary = string.Join(", ", Vocabulary.Select((v, i) => $"\"{v}\": {i}"));
        Write("tokenizer.json", $$$"""
            {
              "version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
              "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": false},
              "pre_tokenizer": {"type": "BertPreTokenizer"},
              "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", {{{Sep}}}], "cls": ["[CLS]", {{{Cls}}}]},
              "decoder": null,
              "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": { {{{vocabulary}}} }}
            }
            """);
        Write("config.json", """{"model_type": "bert", "hidden_size": 3, "max_position_embeddings": 64, "pad_token_id": 0}""");
        Write("sentence_bert_config.json", """{"max_seq_length": 32, "do_lower_case": false}""");
        Write("config_sentence_transformers.json", """{"prompts": {"query": "a b ", "none": ""}, "default_prompt_name": null}""");
        Write("1_Pooling/config.json", """{"word_embedding_dimension": 3, "pooling_mode_mean_tokens": true}""");
        WriteModules("Transformer", "Pooling");
        Write("onnx/model.onnx", Lookup().ToBytes());
    }

    /// <summary>The vector of every token [vocabulary, 3]; no two are multiples of each other.</summary>
    public static float[][] Table { get; } = [.. Enumerable.Range(0, Vocabulary.Length).Select(i => new[] { i + 0.5f, (i * i * 0.125f) - 2, (i % 3) - 1f })];

    public string Path => folder.Path;

    /// <summary>The rows of the tokens of a text of single words, special tokens around them.</summary>
    public static float[][] Rows(string text) =>
        [Table[Cls], .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Table[Array.IndexOf(Vocabulary, w)]), Table[Sep]];

    /// <summary>The mean of rows, in double precision.</summary>
    public static float[] Mean(IEnumerable<float[]> rows)
    {
        float[][] all = [.. rows];
        return [.. Enumerable.Range(0, all[0].Length).Select(i => (float)all.Average(r => (double)r[i]))];
    }

    /// <summary>A model with the usual three inputs that gives the rows of its ids.</summary>
    public static OnnxWriter Lookup(string output = "last_hidden_state") => Inputs()
        .Weights("table", Table)
        .Node("Gather", ["table", "input_ids"], output)
        .Output(output, OnnxWriter.Float, 0, 0, Hidden);

    public static OnnxWriter Inputs() => new OnnxWriter()
        .Input("input_ids", OnnxWriter.Int64, 0, 0).Input("attention_mask", OnnxWriter.Int64, 0, 0).Input("token_type_ids", OnnxWriter.Int64, 0, 0);

    public string Write(string file, string content) => folder.Write(file, content);

    public string Write(string file, byte[] content) => folder.Write(file, content);

    /// <summary>Moves the transformer into a folder of its own, as older encoders have it; modules.json is written anew by the caller.</summary>
    public void MoveTransformer(string to)
    {
        foreach (string file in new[] { "tokenizer.json", "config.json", "sentence_bert_config.json", "onnx/model.onnx" })
        {
            Write($"{to}/{file}", File.ReadAllBytes(folder.File(file)));
            Delete(file);
        }
    }

    public void Delete(string file) => File.Delete(folder.File(file));

    /// <summary>Writes modules.json with modules of the given classes, each in the folder named by its place and class.</summary>
    public void WriteModules(params string[] classes) => Write("modules.json", "[" + string.Join(", ", classes.Select((c, i) =>
        $$"""{"idx": {{i}}, "name": "{{i}}", "path": "{{(i == 0 ? "" : $"{i}_{c}")}}", "type": "sentence_transformers.models.{{c}}"}""")) + "]");

    /// <summary>Writes model.safetensors with tensors of one row of values each.</summary>
    public void WriteWeights(string module, string type, params (string Name, float[] Values)[] tensors)
    {
        List<byte> data = [];
        List<string> header = [];
        foreach ((string name, float[] values) in tensors)
        {
            int start = data.Count;
            foreach (float value in values)
            {
                uint bits = BitConverter.SingleToUInt32Bits(value);
                data.AddRange(type switch
                {
                    "F32" => BitConverter.GetBytes(value),
                    "F16" => BitConverter.GetBytes((Half)value),
                    "I64" => BitConverter.GetBytes((long)value),
                    _ => BitConverter.GetBytes((ushort)(bits >> 16)),
                });
            }

            header.Add($$""" "{{name}}": {"dtype": "{{type}}", "shape": [{{values.Length}}], "data_offsets": [{{start}}, {{data.Count}}]} """);
        }

        byte[] json = Encoding.UTF8.GetBytes($$"""{ "__metadata__": {"format": "pt"}, {{string.Join(", ", header)}} }""");
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        Write($"{module}/model.safetensors", [.. length, .. json, .. data]);
    }

    public OnnxTextEncoder Open(EncoderOptions? options = null) => OnnxTextEncoder.Open(Path, options);

    /// <summary>Opens the folder and gives the vector of one text.</summary>
    public float[] Encode(string text, EncoderOptions? options = null)
    {
        using OnnxTextEncoder encoder = Open(options);
        return encoder.Encode(text).Vector.ToArray();
    }

    public void AssertEncodes(string text, float[] expected, EncoderOptions? options = null)
    {
        float[] actual = Encode(text, options);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
    }

    /// <summary>Opening must fail and the message hold every one of the words.</summary>
    public void AssertRefused(EncoderOptions? options, params string[] mentions)
    {
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => Open(options).Dispose());
        Assert.All(mentions, m => Assert.Contains(m, error.Message, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
