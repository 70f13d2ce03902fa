namespace TextTransfer.Accuracy.Methods;

/// <summary>A model that reads texts through an encoder of its own.</summary>
internal interface IOwnEncoder
{
    /// <summary>The texts as the model is to be asked about them, in order.</summary>
    IReadOnlyList<EmbeddedText> Embed(IReadOnlyList<EmbeddedText> texts);
}
