namespace TextTransfer.Encoders;

/// <summary>
/// The modules between pooling and the sentence embedding, in their order. A last Normalize is kept apart, because the caller
/// may overrule it and because the layers of an embedding are those before it.
/// </summary>
internal sealed class SentenceModules
{
    private readonly IReadOnlyList<ISentenceModule> modules;

    private SentenceModules(IReadOnlyList<ISentenceModule> modules, bool endsInNormalize, IReadOnlyList<string> files) =>
        (this.modules, EndsInNormalize, Files) = (modules, endsInNormalize, files);

    /// <summary>Whether there is nothing but, perhaps, the last Normalize.</summary>
    public bool IsEmpty => modules.Count == 0;

    public bool EndsInNormalize { get; }

    /// <summary>Full paths of the modules' settings and weights, whether they exist or not.</summary>
    public IReadOnlyList<string> Files { get; }

    public IEnumerable<string> Identities => modules.Select(m => m.Identity);

    /// <summary>Reads the modules that modules.json lists.</summary>
    public static SentenceModules Read(string folder, ModulesFile file)
    {
        List<ISentenceModule> modules = [];
        List<string> files = [];
        foreach (ModulesFile.Entry entry in file.AfterPooling)
        {
            string own = Path.Combine(folder, entry.Folder);
            if (Read(own, entry, file.FilePath) is not { } module)
                continue;
            modules.Add(module);
            files.Add(Path.Combine(own, "config.json"));
            // It has none, and where it is listed at the root those of the transformer may lie there.
            if (module is not NormalizeModule)
                files.Add(Path.Combine(own, Safetensors.FileName));
        }

        bool endsInNormalize = modules.Count > 0 && modules[^1] is NormalizeModule;
        return new(endsInNormalize ? modules[..^1] : modules, endsInNormalize, files);
    }

    /// <summary>Values of the sentence embedding made from vectors of so many values; an error where a module takes others.</summary>
    public int OutputDimension(int input, string filePath)
    {
        foreach (ISentenceModule module in modules)
        {
            if (module.InputDimension is { } expected && expected != input)
                throw new EncoderFormatException(filePath, $"the vectors that reach '{module.Identity}' have {input} values; another model or another pooling belongs to it.");
            input = module.OutputDimension ?? input;
        }

        return input;
    }

    /// <summary>
    /// What is left to apply to a sentence vector that a model gives itself: nothing, where it surely holds these modules, by
    /// the number of its values or because the options say so.
    /// </summary>
    public SentenceModules AfterSentenceOutput(int dimension, EncoderSettings settings)
    {
        int? input = modules.Select(m => m.InputDimension).FirstOrDefault(d => d is not null);
        int? output = modules.Select(m => m.OutputDimension).LastOrDefault(d => d is not null);
        bool isStated = settings.Options.OutputName is not null || settings.Options.Pooling == PoolingMode.None;
        return IsEmpty || isStated || (output == dimension && input != dimension)
            ? new([], EndsInNormalize, [])
            : throw new EncoderFormatException(settings.ModelPath,
                $"gives sentence vectors of {dimension} values, which may or may not have passed the modules of modules.json already; " +
                "state the output if they have (option OutputName, --output-name), else export the model with token vectors.");
    }

    /// <summary>Applies all but the last Normalize; the input may be overwritten or returned.</summary>
    public float[] Apply(float[] vector)
    {
        foreach (ISentenceModule module in modules)
            vector = module.Apply(vector);
        return vector;
    }

    private static ISentenceModule? Read(string folder, ModulesFile.Entry entry, string filePath)
    {
        switch (entry.Name)
        {
            case "Dense":
                return DenseModule.Read(folder);
            case "LayerNorm":
                return LayerNormModule.Read(folder);
            case "Normalize":
                using (FolderJson? json = FolderJson.Find(folder, "config.json"))
                {
                    // The oldest encoders list it at their root, whose config.json is the transformer's.
                    if (json is not null && entry.Folder.Length > 0)
                        ModuleFeatures.RefuseOthers(json);
                }

                return NormalizeModule.Instance;
            case "Dropout":
                // It drops in training alone.
                return null;
            default:
                throw new EncoderFormatException(filePath, $"the module '{entry.Type}' is not supported at this place; an encoder that needs it would give wrong vectors without.");
        }
    }
}
