namespace TextTransfer.Tokenization;

/// <summary>
/// Reads components of one kind by their type names. A new type is a class with a <c>Read</c> method and one line here.
/// </summary>
/// <typeparam name="T">The component.</typeparam>
/// <param name="kind">The kind for messages, such as "normalizer".</param>
/// <param name="readers">For each type name, what makes a component of its description.</param>
/// <param name="typeByMembers">The type name of a component that does not say it; <see langword="null"/> where it must.</param>
internal sealed class ComponentReader<T>(
    string kind,
    IReadOnlyDictionary<string, Func<TokenizerElement, T>> readers,
    Func<TokenizerElement, string?>? typeByMembers = null)
{
    /// <summary>Reads a component.</summary>
    /// <exception cref="TokenizerFormatException">The type or one of its options is not known.</exception>
    public T Read(TokenizerElement component)
    {
        string type = component.Find("type") is null && typeByMembers?.Invoke(component) is { } inferred ? inferred : component.Type;
        return readers.TryGetValue(type, out Func<TokenizerElement, T>? reader) ? reader(component) : throw component.UnknownType(kind, readers.Keys);
    }
}
