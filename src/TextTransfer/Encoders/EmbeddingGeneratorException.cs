namespace TextTransfer;

/// <summary>An embedding generator answered something that cannot be the embeddings of the texts it was given.</summary>
public sealed class EmbeddingGeneratorException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="generatorName">The generator, as the encoder over it is called.</param>
    /// <param name="problem">What is wrong with its answer, as the rest of a sentence, and what to do.</param>
    public EmbeddingGeneratorException(string generatorName, string problem)
        : base($"The embedding generator '{generatorName}' {problem}") =>
        GeneratorName = generatorName;

    /// <summary>The generator, as the encoder over it is called.</summary>
    public string GeneratorName { get; }
}
