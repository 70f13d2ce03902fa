namespace TextTransfer.Tokenization;

/// <summary>
/// Reads components of one kind by their type names. A new type is a class with a <c>Read</c> method and one line here.
/// </summary>
/// <typeparam name="T">The component.</typeparam>
/// <param name="kind">The kind for messages, such as "normalizer".</param>
/// <param name="readers">For each type name, what makes a component of its description.</param>
internal sealed class ComponentReader<T>(string kind, IReadOnlyDictionary<string, Func<TokenizerElement, T>> readers)
{
    /// <summary>Reads a component.</summary>
    /// <exception cref="TokenizerFormatException">The type or one of its options is not known.</exception>
    public T Read(TokenizerElement component) =>
        readers.TryGetValue(component.Type, out Func<TokenizerElement, T>? reader) ? reader(component) : throw component.UnknownType(kind, readers.Keys);
}
