namespace TextTransfer.Encoders;

/// <summary>What a module works on.</summary>
internal static class ModuleFeatures
{
    /// <summary>Newer modules can be told to work on token vectors or on names of their own; here they work on the sentence.</summary>
    public static void RefuseOthers(FolderJson json)
    {
        foreach (string name in new[] { "module_input_name", "module_output_name" })
        {
            if (json.Text(name) is { } feature && feature != "sentence_embedding")
                throw new EncoderFormatException(json.Path, $"{name} '{feature}' is not supported, only 'sentence_embedding'.");
        }
    }
}
