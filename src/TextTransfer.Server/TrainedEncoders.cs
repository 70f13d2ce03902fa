namespace TextTransfer.Server;

/// <summary>Opens encoders as models were trained with them.</summary>
public static class TrainedEncoders
{
    /// <summary>Opens an encoder that travels with this package or was pulled, with the settings of training.</summary>
    /// <param name="trained">The identity a model file states (<see cref="ModelManifest.Encoder"/>).</param>
    /// <returns>An encoder of its own, disposed by the caller; loading a model checks that it is the same.</returns>
    /// <exception cref="EncoderFormatException">Its folder is missing or damaged.</exception>
    /// <exception cref="InvalidOperationException">It is neither at hand nor a name of the hub: open it in code (<see cref="TextTransferOptions.OpenEncoder"/>).</exception>
    public static ITextEncoder Open(EncoderInfo trained)
    {
        ArgumentNullException.ThrowIfNull(trained);
        EncoderOptions options = SettingsOf(trained);
        return trained.Name switch
        {
            MultilingualE5.Name => MultilingualE5.Create(options),
            MiniLM.Name => MiniLM.Create(options),
            _ when HubModelId.TryParse(trained.Name, out HubModelId? id) => new EncoderStore().Open(id, options),
            _ => throw new InvalidOperationException($"The encoder '{trained.Name}' that the model was trained with does not travel with TextTransfer.Server and is no name of the hub. Open it by TextTransferOptions.OpenEncoder."),
        };
    }

    private static EncoderOptions SettingsOf(EncoderInfo trained) => new()
    {
        Pooling = trained.Pooling,
        Normalize = trained.IsNormalized,
        MaxTokens = trained.MaxTokens > 0 ? trained.MaxTokens : null,
        Prompt = trained.Prompt,
        LongTexts = trained.LongTexts ?? LongTextMode.Windows,
    };
}
