namespace TextTransfer.Store.Hub;

/// <summary>A file that is pulled, and the path it gets in the encoder's folder.</summary>
internal sealed record ChosenFile(HubFile Source, string Path);
