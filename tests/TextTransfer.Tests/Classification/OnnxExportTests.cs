using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using TextTransfer.Tests.Encoders;

namespace TextTransfer.Tests.Classification;

/// <summary>What is exported, run by a bare session of ONNX Runtime, says what the library says.</summary>
public sealed class OnnxExportTests
{
    private static readonly TrainingOptions EncoderViews = new() { EncoderViewsOnly = true };

    [Fact]
    public void Layers_of_an_8_bit_encoder_with_a_prompt()
    {
        using OnnxTextEncoder encoder = MultilingualE5.Create();
        using TextClassifier classifier = TextClassifier.Train(Corpus.ReadCsv(Checkout.SampleLabels), encoder, EncoderViews);
        using Exported exported = new(classifier);
        string[] texts = [.. Corpus.ReadCsv(Checkout.SampleLabels).Texts.Select(t => t.Text[..Math.Min(200, t.Text.Length)]), "", "x", "Tomaten im Juli schneiden"];
        double worst = exported.AssertSays(classifier, encoder, texts);
        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference of a probability: {worst:E1}");
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("cls")]
    public void Tokens_pooled_by(string pooling)
    {
        using TinyEncoder tiny = new();
        tiny.Write("1_Pooling/config.json", $$"""{"word_embedding_dimension": 3, "pooling_mode_{{(pooling == "cls" ? "cls_token" : "mean_tokens")}}": true}""");
        using OnnxTextEncoder encoder = tiny.Open();
        using TextClassifier classifier = Train(encoder, EncoderViews);
        using Exported exported = new(classifier);
        exported.AssertSays(classifier, encoder, ["a a b", "d e f", "c", ""]);
    }

    [Fact]
    public void A_sentence_vector_of_the_model()
    {
        using TinyEncoder tiny = new();
        tiny.Write("onnx/model.onnx", TinyEncoder.Inputs().Weights("table", TinyEncoder.Table).Node("Gather", ["table", "input_ids"], "rows")
            .Node("ReduceMax", ["rows"], "sentence_embedding", ("axes", new[] { 1 }), ("keepdims", 0)).Output("sentence_embedding", OnnxWriter.Float, 0, TinyEncoder.Hidden).ToBytes());
        tiny.WriteModules("Transformer");
        using OnnxTextEncoder encoder = tiny.Open(new() { Pooling = PoolingMode.None, Normalize = true });
        using TextClassifier classifier = Train(encoder, EncoderViews);
        using Exported exported = new(classifier);
        exported.AssertSays(classifier, encoder, ["a a b", "d e f", "c"]);
    }

    [Fact]
    public void A_fine_tuned_encoder_with_its_changes()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        Corpus corpus = new([.. new[] { "sow beans", "prune roses", "lift dahlias" }.Select(t => new LabeledText(t, "garden")), .. new[] { "fry onions", "bake bread", "boil eggs" }.Select(t => new LabeledText(t, "kitchen"))]);
        using TextClassifier classifier = TextClassifier.Train(corpus, encoder, EncoderViews with { FineTune = FineTune.On, FineTuningSteps = 3 });
        Assert.True(classifier.IsFineTuned);
        using Exported exported = new(classifier);
        exported.AssertSays(classifier, encoder, ["water the tomatoes", "rest the roast", "x"]);
    }

    [Fact]
    public void What_token_ids_do_not_show_is_refused_with_the_remedy()
    {
        using TinyEncoder tiny = new();
        using OnnxTextEncoder encoder = tiny.Open();
        using TextClassifier words = Train(encoder, new());
        using TemporaryFolder folder = new();
        OnnxExportException e = Assert.Throws<OnnxExportException>(() => words.ExportOnnx(folder.File("onnx")));
        Assert.Contains("--views encoder", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("onnx")));
        using TinyEncoder other = new();
        using OnnxTextEncoder second = other.Open();
        using SideBySideEncoder both = new(encoder, second);
        using TextClassifier classifier = Train(both, EncoderViews);
        Assert.Contains("side by side", Assert.Throws<OnnxExportException>(() => classifier.ExportOnnx(folder.File("onnx"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_of_the_encoder_alone_are_what_was_trained_and_stay_so_in_a_file()
    {
        using TinyEncoder tiny = new();
        using OnnxTextEncoder encoder = tiny.Open();
        using TextClassifier classifier = Train(encoder, EncoderViews);
        Assert.DoesNotContain(classifier.Summary.Views, v => v.Name is "words" or "characters" or "title");
        using TemporaryFolder folder = new();
        classifier.Save(folder.File("m.ttz"));
        using TextClassifier loaded = TextClassifier.Load(folder.File("m.ttz"), encoder);
        Assert.True(loaded.Summary.Options.EncoderViewsOnly);
        Assert.Equal(classifier.Predict("a b c").Probability, loaded.Predict("a b c").Probability);
    }

    private static TextClassifier Train(ITextEncoder encoder, TrainingOptions options) => TextClassifier.Train(new Corpus(
    [
        .. new[] { "a a", "a b", "b a a", "a a a b", "b a" }.Select(t => new LabeledText(t, "first")),
        .. new[] { "e f", "f f e", "e e", "d f", "f e d" }.Select(t => new LabeledText(t, "second")),
    ]), encoder, options);

    private sealed class Exported : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly InferenceSession session;
        private readonly JsonElement manifest;

        public Exported(TextClassifier classifier)
        {
            classifier.ExportOnnx(folder.File("onnx"));
            manifest = JsonElement.Parse(File.ReadAllText(folder.File("onnx/manifest.json")));
            session = new(folder.File("onnx/model.onnx"));
            foreach (JsonElement check in manifest.GetProperty("check").EnumerateArray())
                AssertNear([.. check.GetProperty("probabilities").EnumerateArray().Select(p => p.GetDouble())], Run([.. check.GetProperty("token_ids").EnumerateArray().Select(i => i.GetInt64())]));
        }

        /// <summary>Compares probabilities; token ids are those of the exported tokenizer after the prompt of the manifest.</summary>
        /// <returns>The largest difference.</returns>
        public double AssertSays(TextClassifier classifier, OnnxTextEncoder encoder, string[] texts)
        {
            TextTokenizer tokenizer = TextTokenizer.Load(folder.File("onnx/tokenizer.json"));
            string prompt = manifest.GetProperty("prompt").GetString()!;
            string[] labels = [.. manifest.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!)];
            double worst = 0;
            foreach (string text in texts)
            {
                List<int> ids = [];
                tokenizer.Tokenize(prompt + text, ids);
                Assert.True(ids.Count + 2 <= manifest.GetProperty("max_tokens").GetInt32());
                float[] said = Run([.. tokenizer.PrefixIds, .. ids, .. tokenizer.SuffixIds]);
                Prediction expected = classifier.Predict(text);
                worst = Math.Max(worst, AssertNear([.. labels.Select(l => expected.Probabilities.First(p => p.Label == l).Probability)], said));
            }
            return worst;
        }

        public void Dispose()
        {
            session.Dispose();
            folder.Dispose();
        }

        private float[] Run(params long[] ids)
        {
            Dictionary<string, OrtValue> inputs = manifest.GetProperty("inputs").EnumerateArray().ToDictionary(i => i.GetProperty("name").GetString()!, i => OrtValue.CreateTensorValueFromMemory(
                i.GetProperty("name").GetString() switch { "input_ids" => ids, "attention_mask" => [.. ids.Select(_ => 1L)], _ => new long[ids.Length] }, [1, ids.Length]));
            using RunOptions options = new();
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, inputs, [manifest.GetProperty("output").GetString()!]);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }

        private static double AssertNear(double[] expected, float[] said)
        {
            Assert.Equal(expected.Length, said.Length);
            double worst = expected.Zip(said, (e, s) => Math.Abs(e - s)).Max();
            Assert.True(worst <= 1e-4, $"{string.Join(" ", expected)} against {string.Join(" ", said)}");
            return worst;
        }
    }
}
