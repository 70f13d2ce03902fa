namespace TextTransfer.Store.Hub;

/// <summary>What a request is for, so that an error can name it.</summary>
/// <param name="Id">The model.</param>
/// <param name="Page">The model's page, where its terms are accepted.</param>
/// <param name="File">The file; <see langword="null"/> when the model as a whole is asked about.</param>
internal sealed record HubSubject(HubModelId Id, string Page, string? File = null);
