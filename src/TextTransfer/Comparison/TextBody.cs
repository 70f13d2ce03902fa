namespace TextTransfer;

/// <summary>One of the bodies of text that are compared: a site, a corpus, the texts of one label, a book. Immutable.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Documents">
/// Its texts. They count as independent of one another; those of one <see cref="Document.Group"/> count as one where a body has several
/// groups, and so do equal texts. A document without a body is read by its title.
/// </param>
public sealed record TextBody(string Name, IReadOnlyList<Document> Documents)
{
    /// <summary>
    /// The sentence embeddings of the documents, in their order and all of one encoder, where they are at hand; else <see langword="null"/>.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<float>>? Embeddings { get; init; }
}
