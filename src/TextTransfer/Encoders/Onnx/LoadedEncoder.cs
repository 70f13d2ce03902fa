using System.Globalization;

namespace TextTransfer.Encoders;

/// <summary>
/// What an encoder has loaded from its folder, shared by all encoders that differ in the prompt alone. It counts those that
/// hold it and is freed by the last.
/// </summary>
internal sealed class LoadedEncoder
{
    private readonly EncoderFingerprint fingerprint;
    private readonly string[] special;
    private int holders = 1;

    private LoadedEncoder(OnnxModel model, TextTokenizer tokenizer, EncoderFingerprint fingerprint, EncoderSettings settings)
    {
        Model = model;
        Tokenizer = tokenizer;
        Settings = settings;
        this.fingerprint = fingerprint;
        IncludesPrompt = model.Pooling == PoolingMode.None || settings.RequirePooling().IncludesPrompt;
        Modules = model.Pooling == PoolingMode.None ? settings.Modules.AfterSentenceOutput(model.Dimension, settings) : settings.Modules;
        Dimension = Modules.OutputDimension(model.Dimension, settings.ModulesPath);
        special =
        [
            .. IncludesPrompt ? [] : new[] { "include_prompt False" },
            .. Modules.Identities,
            .. model.IsStatedOutput ? [$"output {model.OutputName}"] : Array.Empty<string>(),
            .. model.FirstPosition > 0 ? [string.Create(CultureInfo.InvariantCulture, $"first_position {model.FirstPosition}")] : Array.Empty<string>(),
        ];
    }

    public OnnxModel Model { get; }

    public TextTokenizer Tokenizer { get; }

    /// <summary>What it was loaded by.</summary>
    public EncoderSettings Settings { get; }

    /// <summary>What comes between pooling and the sentence embedding.</summary>
    public SentenceModules Modules { get; }

    /// <summary>Values of one embedding.</summary>
    public int Dimension { get; }

    /// <summary>Whether the tokens of the prompt are pooled.</summary>
    public bool IncludesPrompt { get; }

    public static LoadedEncoder Load(EncoderSettings settings)
    {
        // Three independent pieces of work of similar length: hashing, reading the vocabulary, loading the graph.
        Task<EncoderFingerprint> fingerprint = Task.Run(() => EncoderFingerprint.OfFiles(settings));
        Task<TextTokenizer> tokenizer = Task.Run(() => TextTokenizer.Load(settings.TokenizerPath));
        OnnxModel? model = null;
        try
        {
            model = new(settings);
            if (settings.ExternalWeights is null)
            {
                throw new EncoderFormatException(settings.ModelPath,
                    "can be run, but not searched for files that hold further weights, so its fingerprint might not cover them; save it anew as an ONNX model (onnx.save).");
            }

            LoadedEncoder loaded = new(model, tokenizer.GetAwaiter().GetResult(), fingerprint.GetAwaiter().GetResult(), settings);
            TokenizerConfigFile.RefuseContradiction(settings.TokenizerPath, loaded.Tokenizer.BertNormalization);
            return !settings.Transformer.LowersCase || loaded.LowersCase() ? loaded
                : throw new EncoderFormatException(settings.Transformer.FilePath, "do_lower_case is true, but tokenizer.json does not put texts into lower case; put the normalizer Lowercase first in it.");
        }
        catch
        {
            // Otherwise they would go on reading files that the caller may already be putting right. What else failed is of no interest.
            Task.WhenAll(fingerprint, tokenizer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            model?.Dispose();
            throw;
        }
    }

    /// <summary>The same with another model in place of that of the folder, freed on its own.</summary>
    /// <param name="model">The model, an ONNX file of the same inputs and outputs.</param>
    /// <param name="adapters">The hash of what makes it another.</param>
    public LoadedEncoder Adapt(byte[] model, string adapters) => new(new OnnxModel(Settings, model), Tokenizer, fingerprint.Adapted(adapters), Settings);

    /// <summary>The fingerprint of the loaded files under these settings.</summary>
    public string Fingerprint(EncoderInfo info) => fingerprint.With(info, special);

    /// <summary>Adds a holder; only a holder may call it, so that the model is still there.</summary>
    public LoadedEncoder Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>Ends the hold of one holder.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
            Model.Dispose();
    }

    /// <summary>Whether the tokenizer makes no difference of case, tried on words and single letters of three scripts.</summary>
    private bool LowersCase()
    {
        const string Upper = "THE QUICK BROWN FOX A B C D E F G H I J K L M N O P Q R S T U V W X Y Z \u00C4 \u00C9 \u0391 \u0393 \u0411 \u0416";
        const string Lower = "the quick brown fox a b c d e f g h i j k l m n o p q r s t u v w x y z \u00E4 \u00E9 \u03B1 \u03B3 \u0431 \u0436";
        List<int> upper = [], lower = [];
        Tokenizer.Tokenize(Upper, upper);
        Tokenizer.Tokenize(Lower, lower);
        return upper.SequenceEqual(lower);
    }
}
