namespace TextTransfer;

/// <summary>How many texts of a body are in a language. Immutable.</summary>
/// <param name="Language">Its tag; <see langword="null"/> for texts whose language is not known, mostly short ones.</param>
/// <param name="Texts">Texts.</param>
public sealed record LanguageCount(string? Language, int Texts);
