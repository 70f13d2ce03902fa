namespace TextTransfer;

/// <summary>The counts that formulas of readability read. Immutable.</summary>
/// <param name="Sentences">Sentences.</param>
/// <param name="Words">Words.</param>
/// <param name="Letters">Letters and digits within words.</param>
/// <param name="Syllables">Syllables.</param>
/// <param name="LongWords">Words of more than six letters.</param>
/// <param name="Polysyllables">Words of three syllables and more.</param>
/// <param name="Monosyllables">Words of one syllable.</param>
public readonly record struct TextLengths(double Sentences, double Words, double Letters, double Syllables, double LongWords, double Polysyllables, double Monosyllables);
